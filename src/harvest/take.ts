import { hash } from "node:crypto";
import { type Connected, connect, keysOf } from "../concordance/connect.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Alias, Registry, Want } from "../registry/port.ts";
import type { Description, Finding, Source, SourceRecord } from "../sources/port.ts";
import type { RecordPut, Store } from "../store/port.ts";
import { aliasesFor } from "./aliases.ts";
import { changedPids } from "./changed-pids.ts";
import { keptFromPublic } from "./returned-pids.ts";

/** What a batch of records needs around it. `full` describes unchanged records again; `dryRun` writes nothing. */
export type Taking = {
  source: Source;
  registry: Registry;
  store: Store;
  run: number;
  full: boolean;
  dryRun: boolean;
  now: () => Date;
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

type Described = { record: SourceRecord; print: string; description: Description };

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
  for (const record of records) {
    const before = known.get(record.key);
    if (inBatch.has(record.key) || before?.run === run) {
      reject(
        taken,
        record,
        "duplicate-key",
        `Two records have the key ${record.key}; the first was taken. Make the key unique in the source.`,
      );
      continue;
    }
    inBatch.add(record.key);
    const print = hash("sha256", `${source.revision}\n${record.original}`);
    if (before?.fingerprint === print && !taking.full) {
      seen.push(record.key);
      taken.unchanged++;
    } else {
      const description = describe(source, record, taken);
      if (description) described.push({ record, print, description });
      else if (before) seen.push(record.key);
    }
  }
  if (taking.dryRun) foretell(taken, described, known);
  else {
    await writeAll(described, taken, taking);
    if (seen.length > 0) await store.seen(source.name, run, seen);
  }
  return taken;
}

function describe(source: Source, record: SourceRecord, taken: Taken): Description | undefined {
  try {
    const description = source.describe(record);
    taken.findings.push(...description.findings.map((finding) => ({ record: record.key, finding })));
    return description;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    reject(
      taken,
      record,
      "record-not-understood",
      `${why} Correct the record in its source; its last good description stays.`,
    );
    return undefined;
  }
}

function reject(taken: Taken, record: SourceRecord, rule: string, detail: string): void {
  taken.rejected++;
  const { file, row } = record.at;
  const finding: Finding = {
    kind: "rejected",
    rule,
    table: file.replace(/\..*$/, ""),
    file,
    row,
    record: record.key,
    detail,
  };
  taken.findings.push({ finding });
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
  const pids = await assignAll(described, registry);
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

async function assignAll(described: readonly Described[], registry: Registry): Promise<Map<string, Pid>> {
  const wants = new Map<string, Want>();
  for (const { description } of described) {
    for (const [key, type] of keysOf(description.drafts)) if (!wants.has(key)) wants.set(key, { key, type });
  }
  const assigned = await registry.assign([...wants.values()]);
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
