import type { BatchAnswer, SentAnswer } from "../../access-points/api/inbox.ts";
import { Problem } from "../../errors.ts";
import { type Harvesting, harvest } from "../../harvest/harvest.ts";
import { qualityOf } from "../../harvest/quality.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Registry } from "../../registry/port.ts";
import type { Equivalence } from "../../sources/equivalence.ts";
import { type HarvestRules, usualRules } from "../../sources/harvest-rules.ts";
import type { Finding, ReadItem, Source } from "../../sources/port.ts";
import { tallyOf } from "../../sources/reading/tally.ts";
import type { Inbox, PendingBatch, SentLine } from "./inbox.ts";
import { sentMark } from "./kept-source.ts";
import { keyOf } from "./read-batch.ts";

/** What a batch is applied with. */
export type Applying = Harvesting & {
  inbox: Inbox;
  equivalences: readonly Equivalence[];
  harvest: Readonly<Record<string, HarvestRules>>;
};

/**
 * Takes a batch in by a harvest of its own, and settles it; done twice it is answered the same. Nothing that is not in it is gone, and no
 * guard holds it: each of its changes was asked for by its key. Fault: `not-ready`, where somebody ended its run; those of a harvest.
 */
export async function applyBatch(batch: PendingBatch, source: Source, applying: Applying): Promise<BatchAnswer> {
  const { inbox, registry, store } = applying;
  const keys = batch.items.flatMap(({ item }) => keyOf(item) ?? []);
  const before = inbox.originals(source.name, keys);
  const found = new Map<string, Finding[]>();
  const { run, state } = await harvest(ofBatch(batch, source), applying, {
    rules: { ...(applying.harvest[source.name] ?? usualRules), guard: { vanish: 1, change: 1, atLeast: 0 } },
    equivalences: applying.equivalences,
    look: qualityOf,
    // What an earlier try left between registry and store is put right with it.
    sweeps: batch.tries > 1,
    onFinding: (finding) => {
      if (finding.record !== undefined) found.set(finding.record, [...(found.get(finding.record) ?? []), finding]);
    },
  });
  if (state === "cancelled") throw new Problem("not-ready", "Somebody ended the run that took it in. Send it again.");
  // Faults of lines belong to no record that could be described again: only those of the last batch are kept.
  await store.forgetFindings(source.name, run);
  const known = await store.prints(source.name, run, keys);
  const pids = await pidsOf(keys, registry);
  const items = batch.items.map((line) => answerOf(line, { before, found, known, pids }));
  const answer = { run, items };
  settle(batch, answer, inbox);
  return answer;
}

/** The source as far as it is this batch. Where everything is to be read, for want of a mark or by another mapping, that is with it. */
function ofBatch({ items }: PendingBatch, source: Source): Source {
  const findings = items.flatMap(({ item }): ReadItem[] => ("finding" in item ? [item] : []));
  return {
    ...source,
    async *read() {
      yield* findings;
      yield* source.read();
    },
    async *changes() {
      const tally = tallyOf();
      for (const { item } of items) yield tally.count("record", item);
      yield { mark: sentMark };
      yield { rows: tally.rows };
    },
  };
}

async function pidsOf(keys: readonly string[], registry: Registry): Promise<Map<string, Pid>> {
  const bound = await registry.lookup(keys);
  const survivors = await registry.survivors([...bound.values()]);
  return new Map([...bound].map(([key, pid]) => [key, survivors.get(pid) ?? pid]));
}

/** What is known around a batch: what its records said before, what was found in them, which the store has now, and their PIDs. */
type Around = {
  before: ReadonlyMap<string, string>;
  found: ReadonlyMap<string, readonly Finding[]>;
  known: ReadonlyMap<string, unknown>;
  pids: ReadonlyMap<string, Pid>;
};

function answerOf({ line, item }: SentLine, around: Around): SentAnswer {
  const key = keyOf(item);
  const isBad = "finding" in item;
  const findings = isBad ? [item.finding] : (around.found.get(key ?? "") ?? []).filter(({ row }) => row === line);
  const pid = key === undefined ? undefined : around.pids.get(key);
  return {
    line,
    ...(key === undefined ? {} : { key }),
    outcome: findings.some(({ kind }) => kind === "rejected") ? "rejected" : outcomeOf(item, around),
    ...(pid === undefined ? {} : { pid }),
    ...(findings.length === 0 ? {} : { findings: findings.map(toldOf) }),
  };
}

/** A record that goes and seems to have been merged into another waits for staff. */
function outcomeOf(item: SentLine["item"], { before, known }: Around): SentAnswer["outcome"] {
  if ("finding" in item) return "rejected";
  if ("gone" in item) {
    if (known.has(item.gone)) return "waiting";
    return before.has(item.gone) ? "withdrawn" : "unchanged";
  }
  const { key, original } = item.record;
  if (!before.has(key)) return "created";
  return before.get(key) === original ? "unchanged" : "updated";
}

function toldOf({ kind, rule, field, value, detail }: Finding) {
  return { kind, rule, ...(field === undefined ? {} : { field }), ...(value === undefined ? {} : { value }), detail };
}

/** A record that was rejected is kept as it last was. */
function settle(batch: PendingBatch, answer: BatchAnswer, inbox: Inbox): void {
  const taken = batch.items.filter((_, at) => answer.items[at]?.outcome !== "rejected").map(({ item }) => item);
  inbox.settle(batch, {
    put: taken.flatMap((item) => ("record" in item ? [item.record] : [])),
    gone: taken.flatMap((item) => ("gone" in item ? [item.gone] : [])),
    answer: JSON.stringify(answer),
  });
}
