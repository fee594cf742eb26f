import type { Finding, ReadItem, SourceRecord } from "../sources/port.ts";
import type { PlannedStep } from "../store/harvest-book.ts";
import type { Running, Watching } from "./running.ts";
import { type Changed, type Sifted, sift } from "./sift.ts";
import { describeAhead, foretell, nothingTaken, rejectTwice, type Taken, take } from "./take.ts";
import { planToVanish } from "./vanishing.ts";

const batchSize = 300;
/** A position is written when this many records have come since the last one: writing one for every record would be slow. */
const positionEvery = 100;
/** A source that gives little at a time does not keep what it gave waiting, nor whoever watches. */
const longestWaitMs = 1000;

/** How a read ended: by itself, or because somebody asked so; and why it was not of everything. */
export type Ended = { cancelled: boolean; partial?: string };

/** What comes with a batch. */
type Batch = { records: SourceRecord[]; findings: Finding[]; gone: string[] };
const nothing = (): Batch => ({ records: [], findings: [], gone: [] });

/**
 * Reads to the end what a source gives. Unchanged records are only marked as seen; new and changed ones are taken in at once
 * (`stream`) or planned. What was read before a fault is kept.
 */
export async function readSource(
  items: AsyncIterable<ReadItem>,
  running: Running,
  { how, watching }: { how: "stream" | "plan"; watching: Watching },
): Promise<Ended> {
  const { report, progress } = running;
  let partial: string | undefined;
  let batch = nothing();
  let since = 0;
  let flushed = performance.now();
  let cancelled = false;
  const work = inTurn(async (full: Batch, handedOn) => {
    if (cancelled) return;
    await takeOrPlan(full, running, how, handedOn);
    cancelled = (await running.save()).cancelled;
    watching.onProgress?.(report, progress.expected);
  });
  const flush = async () => {
    const full = batch;
    batch = nothing();
    flushed = performance.now();
    await work.add(full);
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
        await flush();
        await work.done();
        progress.at = { position: item.position, report: structuredClone(report) };
      } else if ("partial" in item) partial ??= item.partial;
      else if ("expected" in item) progress.expected = item.expected;
      else note(item, batch, running);
      const isFull = batch.records.length >= batchSize || batch.findings.length >= batchSize * 10;
      if (isFull || performance.now() - flushed > longestWaitMs) await flush();
      if (cancelled) break;
    }
  } finally {
    await flush();
    await work.done();
  }
  return { cancelled, ...(partial === undefined ? {} : { partial }) };
}

/**
 * Does one thing after the other while more is brought. Bringing waits until the thing is handed on to others, who take their time, and
 * fails where the work failed.
 */
function inTurn<T>(work: (one: T, handedOn: () => void) => Promise<void>) {
  let last: Promise<void> = Promise.resolve();
  return {
    add: (one: T) =>
      new Promise<void>((resolve, reject) => {
        last = last.then(() => work(one, resolve));
        last.then(resolve, reject);
      }),
    done: () => last,
  };
}

/** What is no record: a finding, a key that is gone, and what comes at the end. */
function note(item: ReadItem, batch: Batch, running: Running): void {
  const { report, progress } = running;
  if ("gone" in item) batch.gone.push(item.gone);
  else if ("mark" in item) progress.mark = item.mark;
  else if ("rows" in item) report.rows = item.rows;
  else if ("finding" in item) {
    batch.findings.push(item.finding);
    // A record that could not even be read was still fetched.
    if (item.finding.kind === "rejected") {
      report.fetched++;
      report.rejected++;
      if (item.finding.record === undefined) progress.untold = (progress.untold ?? 0) + 1;
    }
  }
}

async function takeOrPlan(
  { records, findings, gone }: Batch,
  running: Running,
  how: "stream" | "plan",
  handedOn: () => void,
): Promise<void> {
  const { taking, resumed, report } = running;
  const { store, source, run } = taking;
  report.fetched += records.length;
  const sifted = await sift(records, taking, resumed);
  const seeing = sifted.known.length > 0 ? store.seen(source.name, run, sifted.known) : undefined;
  if (sifted.changed.length === 0) handedOn();
  await seeing;
  const taken =
    how === "stream" ? await take(sifted.changed, taking, sifted.unchanged, handedOn) : await plan(sifted, running);
  if (how === "stream") report.redescribed += sifted.changed.filter(({ action }) => action === "redescribe").length;
  taken.unchanged += sifted.unchanged.length;
  for (const record of sifted.twice) rejectTwice(taken, record);
  if (gone.length > 0) await planToVanish(taking, gone);
  await running.note(taken, findings);
}

async function plan({ changed, unchanged }: Sifted, { taking, progress, resumed }: Running): Promise<Taken> {
  const { taken, good } = progress.dryRun
    ? await foretell(changed, taking)
    : { taken: unchanged.length > 0 ? await take([], taking, unchanged) : nothingTaken(), good: undefined };
  const wanted = good ? changed.filter(({ record }) => good.has(record.key)) : changed;
  const refused = await taking.store.plan(taking.run, wanted.map(stepOf), resumed);
  for (const { record } of wanted) if (refused.includes(record.key)) rejectTwice(taken, record);
  return taken;
}

function stepOf({ record, content, action, base }: Changed): PlannedStep {
  const step = { key: record.key, action, content, record: JSON.stringify(record) };
  return base === undefined ? step : { ...step, base };
}
