import { keysOf, numbersOf } from "../concordance/connect.ts";
import type { Finding, SourceRecord } from "../sources/port.ts";
import type { PlannedStep } from "../store/harvest-book.ts";
import type { PutOutcome } from "../store/port.ts";
import type { Running, Watching } from "./running.ts";
import { type Changed, type Sifted, sift } from "./sift.ts";
import { complete, foretell, nothingTaken, prepare, put, rejectTwice, type Taken, type Taking, take } from "./take.ts";
import { planToVanish } from "./vanishing.ts";

/** What comes with a batch; `position` where the read may be taken up after it. */
export type Batch = { records: SourceRecord[]; findings: Finding[]; gone: string[]; position?: string };
export const emptyBatch = (): Batch => ({ records: [], findings: [], gone: [] });

/** A batch that waits for the store: `hand` gives it to the store, `end` does what comes after that. */
type Ready = { batch: Batch; hand(): Promise<PutOutcome[]>; end(outcomes: readonly PutOutcome[]): Promise<Taken> };
type InStore = Ready & { outcomes: Promise<PutOutcome[]> };

/** Takes batches in or plans them, one after the other. */
export type InTurn = {
  /** Takes one up; what the store has to do for it may go on while the next is read. */
  add(batch: Batch): Promise<void>;
  /** Ends all that were taken up. */
  done(): Promise<void>;
  /** Whether somebody asked that the run ends: nothing more is taken up. */
  cancelled(): boolean;
};

/**
 * The store puts a batch while the next one is read and made ready, and while the one before is ended. Batches end in their order, and
 * one that says something that may hang on another is not begun before all others have ended.
 */
export function inTurn(running: Running, how: "stream" | "plan", watching: Watching): InTurn {
  const { taking, report, progress, resumed } = running;
  let ready: Ready | undefined;
  let inStore: InStore | undefined;
  let noted: Promise<void> = Promise.resolve();
  let apart = false;
  let cancelled = false;

  async function add(batch: Batch): Promise<void> {
    const wasApart = apart;
    apart = how === "stream" && !resumed && !meets(batch, [ready, inStore]) && (await staysApart(batch, taking));
    if (!apart || !wasApart) await done();
    // Asked before the store is given more to do: it answers in turn.
    let sifting = heeded(sift(batch.records, taking, resumed));
    await advance();
    if (inStore && (await sifting).known.length > 0) {
      await done();
      apart = false;
      sifting = sift(batch.records, taking, resumed);
    }
    if (cancelled) return;
    ready = await readyFor(batch, await sifting);
    if (!apart) await advance();
  }

  async function done(): Promise<void> {
    await advance();
    await advance();
    await noted;
  }

  /** What is ready goes to the store as soon as that has done the batch before, which is ended meanwhile. */
  async function advance(): Promise<void> {
    const before = inStore;
    const outcomes = await before?.outcomes;
    inStore = ready && !cancelled ? { ...ready, outcomes: heeded(ready.hand()) } : undefined;
    ready = undefined;
    if (!before || !outcomes) return;
    const taken = await before.end(outcomes);
    await noted;
    noted = heeded(note(before.batch, taken));
  }

  /** Counts and keeps what became of a batch. The store is asked all at once: it may be busy with the next batch. */
  async function note({ records, findings, position }: Batch, taken: Taken): Promise<void> {
    report.fetched += records.length;
    for (const finding of findings) if (finding.kind === "rejected") countUnread(finding, running);
    const noting = running.note(taken, findings);
    if (position !== undefined) progress.at = { position, report: structuredClone(report) };
    const [saved] = await Promise.all([running.save(), noting]);
    if (saved.cancelled) cancelled = true;
    watching.onProgress?.(report, progress.expected);
  }

  async function readyFor(batch: Batch, sifted: Sifted): Promise<Ready> {
    const { store, source, run } = taking;
    const { known, twice, unchanged } = sifted;
    const seeing = heeded(known.length > 0 ? store.seen(source.name, run, known) : Promise.resolve());
    const { hand, end } = how === "stream" ? await toTake(sifted, running) : await toPlan(sifted, running);
    return {
      batch,
      async hand() {
        await seeing;
        return hand();
      },
      async end(outcomes) {
        const taken = await end(outcomes);
        taken.unchanged += unchanged.length;
        for (const record of twice) rejectTwice(taken, record);
        if (batch.gone.length > 0) await planToVanish(taking, batch.gone);
        return taken;
      },
    };
  }

  return { add, done, cancelled: () => cancelled };
}

/** A record that could not even be read was still fetched. */
function countUnread({ record }: Finding, { report, progress }: Running): void {
  report.fetched++;
  report.rejected++;
  if (record === undefined) progress.untold = (progress.untold ?? 0) + 1;
}

type Work = Pick<Ready, "hand" | "end">;

async function toTake({ changed, unchanged }: Sifted, { taking, report }: Running): Promise<Work> {
  const prepared = await prepare(changed, taking, unchanged);
  return {
    hand: () => put(prepared, taking),
    end(outcomes) {
      report.redescribed += changed.filter(({ action }) => action === "redescribe").length;
      return complete(prepared, outcomes, taking);
    },
  };
}

async function toPlan(sifted: Sifted, running: Running): Promise<Work> {
  const taken = await plan(sifted, running);
  return { hand: async () => [], end: async () => taken };
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

/**
 * Whether these records can be made ready before others have ended, and others before them: none is anybody's heir, names a thing by
 * a number, has an identifier that was issued elsewhere, or speaks of what is the same thing as another by a rule. Nor has any a PID:
 * what was said under that before, the store would be asked, and it is busy.
 */
async function staysApart({ records, gone }: Batch, { ahead, equivalents, registry }: Taking): Promise<boolean> {
  if (gone.length > 0) return false;
  for (const record of records) {
    const description = ahead.get(record);
    if (description === undefined || record.predecessor !== undefined) return false;
    const { drafts, adopts = [] } = description;
    if (adopts.length > 0 || numbersOf(drafts).size > 0) return false;
    for (const key of keysOf(drafts).keys()) if (equivalents(key).length > 0) return false;
  }
  return (await registry.lookup(records.map(({ key }) => key))).size === 0;
}

/** Whether a record comes that is under way already. */
function meets({ records }: Batch, others: readonly (Ready | undefined)[]): boolean {
  const keys = new Set(others.flatMap((other) => other?.batch.records ?? []).map(({ key }) => key));
  return records.some(({ key }) => keys.has(key));
}

/** A fault of it is met by whoever waits for it, and is none before. */
function heeded<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
