import type { ReadItem } from "../sources/port.ts";
import { type Batch, emptyBatch, inTurn } from "./in-turn.ts";
import type { Running, Watching } from "./running.ts";
import { describeAhead } from "./take.ts";

const batchSize = 300;
/** A position is written when this many records have come since the last one: writing one for every record would be slow. */
const positionEvery = 100;
/** A source that gives little at a time does not keep what it gave waiting, nor whoever watches. */
const longestWaitMs = 1000;

/** How a read ended: by itself, or because somebody asked so; and why it was not of everything. */
export type Ended = { cancelled: boolean; partial?: string };

/**
 * Reads to the end what a source gives. Unchanged records are only marked as seen; new and changed ones are taken in at once
 * (`stream`) or planned. What was read before a fault is kept.
 */
export async function readSource(
  items: AsyncIterable<ReadItem>,
  running: Running,
  { how, watching }: { how: "stream" | "plan"; watching: Watching },
): Promise<Ended> {
  const { progress } = running;
  let partial: string | undefined;
  let batch = emptyBatch();
  let since = 0;
  let flushed = performance.now();
  const turn = inTurn(running, how, watching);
  const flush = async () => {
    const full = batch;
    batch = emptyBatch();
    flushed = performance.now();
    await turn.add(full);
  };
  try {
    for await (const item of items) {
      if ("record" in item) {
        since += 1;
        batch.records.push(item.record);
        if (how === "stream" && !running.resumed) describeAhead(item.record, running.taking);
      } else if ("position" in item) {
        if (since < positionEvery) continue;
        since = 0;
        batch.position = item.position;
        await flush();
      } else if ("partial" in item) partial ??= item.partial;
      else if ("expected" in item) progress.expected = item.expected;
      else note(item, batch, running);
      const isFull = batch.records.length >= batchSize || batch.findings.length >= batchSize * 10;
      const isSlow = performance.now() - flushed > longestWaitMs;
      if (isFull || isSlow) await flush();
      if (isSlow) await turn.done();
      if (turn.cancelled()) break;
    }
  } finally {
    await flush();
    await turn.done();
  }
  return { cancelled: turn.cancelled(), ...(partial === undefined ? {} : { partial }) };
}

/** What is no record: a finding, a key that is gone, and what comes at the end. */
function note(item: ReadItem, batch: Batch, { report, progress }: Running): void {
  if ("gone" in item) batch.gone.push(item.gone);
  else if ("mark" in item) progress.mark = item.mark;
  else if ("rows" in item) report.rows = item.rows;
  else if ("finding" in item) batch.findings.push(item.finding);
}
