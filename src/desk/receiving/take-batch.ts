import { hash } from "node:crypto";
import type { BatchAnswer, SentRecords } from "../../access-points/api/inbox.ts";
import { Problem } from "../../errors.ts";
import { type Lease, tryLease, waitForLease } from "../../lease.ts";
import { log } from "../../log.ts";
import type { Source } from "../../sources/port.ts";
import { type Applying, applyBatch } from "./apply-batch.ts";
import type { PendingBatch } from "./inbox.ts";
import { readBatch } from "./read-batch.ts";
import { sentSourceOf, sentSources } from "./sent-source.ts";

/** What batches are taken in with: the sources of the configuration, and the data folder whose right to write is needed. */
export type Receiving = Applying & { sources: readonly Source[]; data: string };

const retryAfterSeconds = 10;
/** A batch at which the process ended so often is not tried again. */
const mostTries = 3;

/**
 * Takes a batch in: it is kept first, then harvested, then answered, so that one that was cut off is done when the next comes or when the
 * receiver starts again. Faults: as the port says, and those of a harvest.
 */
export async function takeBatch(sent: SentRecords, receiving: Receiving): Promise<BatchAnswer> {
  const { inbox, data } = receiving;
  const source = sentSourceOf(sent.source, receiving.sources);
  const name = sent.name === undefined ? {} : { name: `${sent.sender}/${sent.name}` };
  const batch = { source: source.name, hash: hash("sha256", sent.lines), ...name };
  const given = answered(batch, receiving);
  if (given) return given;
  const items = readBatch(sent.lines, source.sent);
  const lease = await rightToWrite(data);
  try {
    await settleLeft(source, receiving);
    const since = answered(batch, receiving);
    if (since) return since;
    const id = inbox.receive({ ...batch, items });
    return await tryOnce({ ...batch, items, id, tries: 0 }, source, receiving);
  } finally {
    lease.release();
  }
}

/** Does what was left undone of every source, where nobody else is writing. */
export async function settleAll(receiving: Receiving): Promise<void> {
  const { sources, inbox, data } = receiving;
  const left = sentSources(sources).filter(({ name }) => inbox.pending(name).length > 0);
  const lease = left.length > 0 ? tryLease(data) : undefined;
  if (!lease) return;
  try {
    for (const source of left) await settleLeft(source, receiving);
  } finally {
    lease.release();
  }
}

async function settleLeft(source: Source, receiving: Receiving): Promise<void> {
  for (const batch of receiving.inbox.pending(source.name)) await tryOnce(batch, source, receiving);
}

/** Tries a batch once more. What a fault of this machine keeps from being done waits; what cannot be done is dropped. */
async function tryOnce(batch: PendingBatch, source: Source, receiving: Receiving): Promise<BatchAnswer> {
  const { inbox } = receiving;
  const tries = batch.tries + 1;
  if (tries > mostTries) {
    inbox.drop(batch.id);
    log.error({ source: source.name, batch: batch.id }, "a batch that was sent could not be taken in and is dropped");
    return { run: 0, items: [] };
  }
  inbox.tried(batch.id);
  try {
    return await applyBatch({ ...batch, tries }, source, receiving);
  } catch (error) {
    if (!(error instanceof Problem)) inbox.drop(batch.id);
    throw error;
  }
}

/** What was answered to the same batch before. Fault: `idempotency-conflict`. */
function answered(
  { source, name, hash }: { source: string; name?: string; hash: string },
  { inbox }: Receiving,
): BatchAnswer | undefined {
  const known = name === undefined ? undefined : inbox.find(source, name);
  if (!known) return undefined;
  if (known.hash !== hash)
    throw new Problem("idempotency-conflict", "Another batch was sent under this name. Give each batch its own.");
  return known.answer === undefined ? undefined : (JSON.parse(known.answer) as BatchAnswer);
}

async function rightToWrite(folder: string): Promise<Lease> {
  try {
    return await waitForLease(folder);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "run-in-progress") throw error;
    throw new Problem(
      "not-ready",
      "A harvest is writing just now, and nothing of this batch was taken. Send it again in a while.",
      { retryAfterSeconds },
    );
  }
}
