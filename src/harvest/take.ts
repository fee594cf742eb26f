import { hash } from "node:crypto";
import { type Connected, connect, keysOf } from "../concordance/connect.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Alias, Want } from "../registry/port.ts";
import type { Description, Finding, Source, SourceRecord } from "../sources/port.ts";
import type { RecordPut, Store } from "../store/port.ts";
import { aliasesFor } from "./aliases.ts";
import { changedPids } from "./changed-pids.ts";
import { findingOf } from "./finding-of.ts";
import { type Estranged, type Family, orphansIn, uniteKin, withKin } from "./kin.ts";
import { keptFromPublic } from "./returned-pids.ts";
import { reusedAmong, type Telling } from "./reuse.ts";

/** What a batch of records needs around it. `full` describes unchanged records again; `dryRun` writes nothing. */
export type Taking = Family & {
  source: Source;
  store: Store;
  run: number;
  full: boolean;
  dryRun: boolean;
  now: () => Date;
  /** What else is found in a description, whichever source it is of. */
  look?: ((record: SourceRecord, description: Description) => Finding[]) | undefined;
};

/** What became of a batch. */
export type Taken = {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Each with the record whose description it comes of, where it comes of one. */
  findings: { record?: string; finding: Finding }[];
};

type Described = Telling & { print: string };

/** Takes a batch of records in: assign, put, activate, and the numbers by which they are found. */
export async function take(records: readonly SourceRecord[], taking: Taking): Promise<Taken> {
  const { source, store, run } = taking;
  const taken: Taken = { created: 0, updated: 0, unchanged: 0, rejected: 0, findings: [] };
  const known = await store.fingerprints(
    source.name,
    records.map(({ key }) => key),
  );
  const described: Described[] = [];
  const seen: string[] = [];
  const inBatch = new Set<string>();
  const orphans = await orphansIn(records, taking.registry);
  for (const record of records) {
    const before = known.get(record.key);
    if (inBatch.has(record.key) || before?.run === run) {
      const detail = `Two records have the key ${record.key}; the first was taken. Make the key unique in the source.`;
      reject(taken, record, { rule: "duplicate-key", detail });
      continue;
    }
    inBatch.add(record.key);
    const print = hash("sha256", `${source.revision}\n${record.original}`);
    if (before?.fingerprint === print && !taking.full) {
      seen.push(record.key);
      taken.unchanged++;
    } else {
      const description = orphans.has(record.key) ? rejectOrphan(taken, record) : describe(record, taken, taking);
      if (description) described.push({ record, print, description });
      else if (before) seen.push(record.key);
    }
  }
  const recognised = await recognisedAmong(described, taken, taking);
  const frozen = described.filter((one) => known.has(one.record.key) && !recognised.includes(one));
  seen.push(...frozen.map(({ record }) => record.key));
  if (taking.dryRun) foretell(taken, recognised, known);
  else {
    await writeAll(recognised, taken, taking);
    for (const pair of await uniteKin([...inBatch], accepted(records, orphans), taking))
      tellEstranged(taken, records, pair);
    if (seen.length > 0) await store.seen(source.name, run, seen);
  }
  return taken;
}

function describe(record: SourceRecord, taken: Taken, { source, look }: Taking): Description | undefined {
  try {
    const description = source.describe(record);
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

const accepted = (records: readonly SourceRecord[], orphans: ReadonlySet<string>) =>
  records.filter(({ key }) => !orphans.has(key));

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

function foretell(
  taken: Taken,
  described: readonly Described[],
  known: ReadonlyMap<string, { fingerprint: string }>,
): void {
  for (const { record, print } of described) {
    const before = known.get(record.key);
    if (!before) taken.created++;
    else if (before.fingerprint === print) taken.unchanged++;
    else taken.updated++;
  }
}

async function writeAll(described: readonly Described[], taken: Taken, taking: Taking): Promise<void> {
  if (described.length === 0) return;
  const { source, registry, store, run, now } = taking;
  const pids = await assignAll(described, taking);
  const records = described.map(({ record }) => record);
  await uniteKin([...pids.keys()], records, taking);
  const both = described.map(({ record, print, description }) => ({
    record,
    put: putOf(record, print, connect(description.drafts, pids)),
  }));
  const puts = both.map(({ put }) => put);
  const outcomes = await store.put(source.name, run, puts);
  for (const { outcome } of outcomes) taken[outcome]++;
  await registry.activate(outcomes.flatMap((outcome) => outcome.described));
  const at = now();
  const said = puts.flatMap(({ contributions }) =>
    contributions.flatMap(({ subject, facts }) => aliasesFor(subject, facts, at)),
  );
  const updated = outcomes.filter(({ outcome }) => outcome === "updated").flatMap((outcome) => outcome.described);
  await registry.alias([...said, ...(await retiredAliases(updated, taking))]);
  taken.findings.push(...(await changedPids(both, registry)));
}

/** Numbers that these PIDs had and no record gives them any more: still found, as former ones. A merged one keeps its own. */
async function retiredAliases(pids: readonly Pid[], { registry, store, now }: Taking): Promise<Alias[]> {
  const retired: Alias[] = [];
  for (const pid of pids) {
    const facts = await store.saidOf(pid);
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

function putOf(record: SourceRecord, fingerprint: string, connected: readonly Connected[]): RecordPut {
  const contributions = connected.map(({ key, subject, type, facts }) => ({
    subject,
    own: key === record.key,
    type,
    facts: facts.map(keptFromPublic),
  }));
  return { key: record.key, fingerprint, original: record.original, contributions };
}
