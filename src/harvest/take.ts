import { type Connected, connect, keysOf } from "../concordance/connect.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Alias, Want } from "../registry/port.ts";
import type { Description, Finding, Source, SourceRecord } from "../sources/port.ts";
import type { PutOutcome, RecordPut, Store } from "../store/port.ts";
import { adoptAll } from "./adopting.ts";
import { aliasesFor } from "./aliases.ts";
import { changedPids } from "./changed-pids.ts";
import { findingOf } from "./finding-of.ts";
import { type Estranged, type Family, orphansIn, uniteKin, withKin } from "./kin.ts";
import { numbersAmong, openNumbers } from "./numbered.ts";
import { keptFromPublic } from "./returned-pids.ts";
import { reusedAmong, type Telling } from "./reuse.ts";

/** What a batch of records needs around it. `full` describes unchanged records again. */
export type Taking = Family & {
  source: Source;
  store: Store;
  run: number;
  full: boolean;
  now: () => Date;
  /** What else is found in a description, whichever source it is of. */
  look?: ((record: SourceRecord, description: Description) => Finding[]) | undefined;
  /** What was described before its turn. */
  ahead: WeakMap<SourceRecord, Description>;
};

/** A record that comes in, and the hash of what it says. */
export type Coming = { record: SourceRecord; content: string };

/** What became of a batch. */
export type Taken = {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Each with the record whose description it comes of, where it comes of one. */
  findings: { record?: string; finding: Finding }[];
};

type Described = Telling & { content: string };

/** A batch that is ready for the store: described, with a PID for every key, its numbers looked up. */
export type Prepared = {
  taken: Taken;
  /** All that came, unchanged ones too; those of them that are no orphans. */
  records: readonly SourceRecord[];
  accepted: readonly SourceRecord[];
  both: readonly { record: SourceRecord; put: RecordPut }[];
};

/** Takes a batch of records in: assign, put, then the numbers by which they are found, activate. Kin of unchanged ones are united too. */
export async function take(
  coming: readonly Coming[],
  taking: Taking,
  unchanged: readonly SourceRecord[] = [],
): Promise<Taken> {
  const prepared = await prepare(coming, taking, unchanged);
  return complete(prepared, await put(prepared, taking), taking);
}

/** Does what comes before the store: describes the records and gives every key its PID. */
export async function prepare(
  coming: readonly Coming[],
  taking: Taking,
  unchanged: readonly SourceRecord[],
): Promise<Prepared> {
  const records = [...coming.map(({ record }) => record), ...unchanged];
  const orphans = await orphansIn(records, taking.registry);
  const taken = nothingTaken();
  const described = await understood(coming, orphans, { taken, taking });
  const both = described.length > 0 ? await connected(described, taken, taking) : [];
  return { taken, records, accepted: records.filter(({ key }) => !orphans.has(key)), both };
}

/** Hands a batch to the store. */
export function put({ both }: Prepared, { store, source, run }: Taking): Promise<PutOutcome[]> {
  const puts = both.map((one) => one.put);
  return puts.length > 0 ? store.put(source.name, run, puts) : Promise.resolve([]);
}

/** Does what comes after the store: what it described is found by its numbers and is active. */
export async function complete(
  { taken, records, accepted, both }: Prepared,
  outcomes: readonly PutOutcome[],
  taking: Taking,
): Promise<Taken> {
  for (const { outcome } of outcomes) taken[outcome]++;
  if (both.length > 0) await publishAll(both, outcomes, taking);
  taken.findings.push(...(await changedPids(both, taking.registry)));
  const keys = records.map(({ key }) => key);
  for (const pair of await uniteKin(keys, accepted, taking)) tellEstranged(taken, records, pair);
  return taken;
}

/** What taking a batch would reject and find; nothing is written. Answers the records that would be taken. */
export async function foretell(
  coming: readonly Coming[],
  taking: Taking,
): Promise<{ taken: Taken; good: ReadonlySet<string> }> {
  const records = coming.map(({ record }) => record);
  const taken = nothingTaken();
  const described = await understood(coming, await orphansIn(records, taking.registry), { taken, taking });
  return { taken, good: new Set(described.map(({ record }) => record.key)) };
}

/** A batch of which nothing was taken yet. */
export function nothingTaken(): Taken {
  return { created: 0, updated: 0, unchanged: 0, rejected: 0, findings: [] };
}

/** Rejects the second record of a key. */
export function rejectTwice(taken: Taken, record: SourceRecord): void {
  const detail = `Two records have the key ${record.key}; the first was taken. Make the key unique in the source.`;
  reject(taken, record, { rule: "duplicate-key", detail });
}

/** The records that can be described and are not taken for another thing's. */
async function understood(
  coming: readonly Coming[],
  orphans: ReadonlySet<string>,
  { taken, taking }: { taken: Taken; taking: Taking },
): Promise<Described[]> {
  const described = coming.flatMap(({ record, content }) => {
    const description = orphans.has(record.key) ? rejectOrphan(taken, record) : describe(record, taken, taking);
    return description ? [{ record, content, description }] : [];
  });
  const recognised = await withoutOrphans(await recognisedAmong(described, taken, taking), taken, taking);
  taken.findings.push(...(await openNumbers(recognised, taking.registry)));
  return recognised;
}

/** A predecessor that was to come in the same batch was not taken: its heir waits for it. */
async function withoutOrphans(described: readonly Described[], taken: Taken, taking: Taking): Promise<Described[]> {
  const records = described.map(({ record }) => record);
  const orphans = await orphansIn(records, taking.registry);
  taken.findings = taken.findings.filter(({ record }) => record === undefined || !orphans.has(record));
  for (const record of records) if (orphans.has(record.key)) rejectOrphan(taken, record);
  return described.filter(({ record }) => !orphans.has(record.key));
}

/** Describes a record before its turn, while the store is busy with those before it; a fault shows when it is its turn. */
export function describeAhead(record: SourceRecord, { source, ahead }: Taking): void {
  try {
    ahead.set(record, source.describe(record));
  } catch {
    // Described again in its turn, it is rejected.
  }
}

function describe(record: SourceRecord, taken: Taken, { source, look, ahead }: Taking): Description | undefined {
  try {
    const description = ahead.get(record) ?? source.describe(record);
    const found = [...description.findings, ...(look?.(record, description) ?? [])];
    taken.findings.push(...found.map((finding) => ({ record: record.key, finding })));
    return description;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const detail = `${why} Correct the record in its source; its last good description stays.`;
    reject(taken, record, { rule: "record-not-understood", detail });
    return undefined;
  }
}

function reject(taken: Taken, record: SourceRecord, said: Pick<Finding, "rule" | "value" | "detail">): void {
  taken.rejected++;
  taken.findings.push({ finding: findingOf(record, { kind: "rejected", ...said }) });
}

function rejectOrphan(taken: Taken, record: SourceRecord): undefined {
  const detail = `It names ${record.predecessor} as its predecessor, which has no identifier here. Correct the record, or harvest the system that it comes from first.`;
  reject(taken, record, { rule: "predecessor-unknown", detail });
}

/** Those that are not taken for another thing's; the others are frozen, as rejected ones are. */
async function recognisedAmong(described: readonly Described[], taken: Taken, taking: Taking): Promise<Described[]> {
  const reused = await reusedAmong(described, taking);
  // What was found in a description that is not taken is no matter yet.
  taken.findings = taken.findings.filter(({ record }) => record === undefined || !reused.has(record));
  for (const { record } of described) {
    const print = reused.get(record.key);
    const detail = `The record describes quite another thing than before; its last good description stays. If its key was given to another thing, give that a key of its own in the source. If it is the same thing: cartouche registry accept-change ${record.key} --reason TEXT.`;
    if (print !== undefined) reject(taken, record, { rule: "key-reused", value: print, detail });
  }
  return described.filter(({ record }) => !reused.has(record.key));
}

/** The record is taken under the PID that it has: which of the two stands for the thing, only staff can say. */
function tellEstranged(taken: Taken, records: readonly SourceRecord[], { key, other, pid, otherPid }: Estranged): void {
  const record = records.find((one) => one.key === key);
  if (!record) return;
  const detail = `${key} has ${pid}, and ${other}, which is the same thing, has ${otherPid}. Merge one into the other, or correct what says that they are the same.`;
  taken.findings.push({ finding: findingOf(record, { kind: "doubtful", rule: "key-conflict", detail }) });
}

/** What the store shall be told, once every key has a PID. */
async function connected(described: readonly Described[], taken: Taken, taking: Taking): Promise<Prepared["both"]> {
  const { source, registry } = taking;
  taken.findings.push(...(await adoptAll(described, registry)));
  const pids = await assignAll(described, taking);
  const records = described.map(({ record }) => record);
  await uniteKin([...pids.keys()], records, taking);
  const { holders, revisions } = await numbersAmong(described, source.revision, registry);
  return described.map(({ record, content, description }) => {
    const revision = revisions.get(record.key) ?? source.revision;
    return { record, put: putOf({ record, content, revision }, connect(description.drafts, pids, holders)) };
  });
}

/** What is described is public last of all: where this is cut off, the sweep finds it by that it is still reserved. */
async function publishAll(both: Prepared["both"], outcomes: readonly PutOutcome[], taking: Taking): Promise<void> {
  const { registry, now } = taking;
  const at = now();
  const said = both.flatMap(({ put: { contributions } }) =>
    contributions.flatMap(({ subject, facts }) => aliasesFor(subject, facts, at)),
  );
  const updated = outcomes.filter(({ outcome }) => outcome === "updated").flatMap((outcome) => outcome.described);
  await registry.alias([...said, ...(await retiredAliases(updated, taking))]);
  await registry.activate(outcomes.flatMap((outcome) => outcome.described));
}

/** Numbers that these PIDs had and no record gives them any more: still found, as former ones. A merged one keeps its own. */
async function retiredAliases(pids: readonly Pid[], { registry, store, now }: Taking): Promise<Alias[]> {
  const retired: Alias[] = [];
  // Asked in one breath: a store on another machine then answers all at once.
  const told = await Promise.all(pids.map(async (pid) => ({ pid, facts: await store.saidOf(pid) })));
  for (const { pid, facts } of told) {
    const said = new Set(aliasesFor(pid, facts, now()).map(({ scheme, value }) => `${scheme}\n${value}`));
    const before = await registry.aliasesOf(pid);
    const gone = before.filter(
      ({ scheme, value, standing }) => standing === "current" && !said.has(`${scheme}\n${value}`),
    );
    retired.push(...gone.map((alias) => ({ ...alias, standing: "former" as const })));
  }
  return retired;
}

async function assignAll(described: readonly Described[], family: Family): Promise<Map<string, Pid>> {
  const wants = new Map<string, Want>();
  for (const { description } of described) {
    for (const [key, type] of keysOf(description.drafts)) if (!wants.has(key)) wants.set(key, { key, type });
  }
  const records = described.map(({ record }) => record);
  const assigned = await family.registry.assign(await withKin([...wants.values()], records, family));
  return new Map(assigned.map(({ key, pid }) => [key, pid]));
}

function putOf(
  { record, content, revision }: Coming & { revision: string },
  connected: readonly Connected[],
): RecordPut {
  const contributions = connected.map(({ key, subject, type, facts }) => ({
    subject,
    own: key === record.key,
    type,
    facts: facts.map(keptFromPublic),
  }));
  return { key: record.key, content, revision, original: record.original, contributions };
}
