import type { DatabaseSync } from "node:sqlite";
import type { StoredFact } from "../../entities/facts.ts";
import { type Summary, summarise } from "../../entities/summary.ts";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { ChangeKind } from "../port.ts";
import type { Archive } from "./archive.ts";
import { contentHash, unpack } from "./packed.ts";
import { referencesIn } from "./references.ts";

/** A row of the entity table: what others need to know of a thing, and the hash of all that is said of it. */
export type EntityRow = {
  type: EntityType;
  described: number;
  public: number;
  label: string | null;
  same_as: string;
  hash: string;
  version: number;
  modified: string;
};

type ContributionRow = { source: string; key: string; own: number; type: EntityType; facts: Uint8Array };

/** What all records say of a thing together, in the fixed order of sources; `described` where one of them is its own. */
export type Union = { described: boolean; type: EntityType; facts: StoredFact[] };

/** Keeps each entity the union of its contributions; version, summary, references and change list follow it. */
export function entitiesIn(database: DatabaseSync, archive: Archive, sourceOrder: readonly string[]) {
  const contributions = database.prepare(
    "SELECT r.source, r.key, c.own, c.type, c.facts FROM contribution c JOIN record r ON r.id = c.record WHERE c.pid = ?",
  );
  const find = database.prepare("SELECT * FROM entity WHERE pid = ?");
  const save = database.prepare("INSERT OR REPLACE INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const orphan = database.prepare("UPDATE entity SET described = 0, modified = ? WHERE pid = ?");
  const addChange = database.prepare(
    "INSERT INTO change (pid, type, kind, version, at, cause) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const addRipple = database.prepare("INSERT OR REPLACE INTO ripple (cause, after) VALUES (?, '')");
  const references = referencesIn(database);

  const row = (pid: Pid) => find.get(pid) as EntityRow | undefined;

  function union(pid: Pid): Union | undefined {
    const rows = contributions.all(pid) as ContributionRow[];
    if (rows.length === 0) return undefined;
    if (rows.length > 1) rows.sort(inOrderOf(sourceOrder));
    const own = rows.find((contribution) => contribution.own === 1);
    const facts = rows.flatMap((contribution) => JSON.parse(unpack(contribution.facts)) as StoredFact[]);
    return { described: own !== undefined, type: (own ?? rows[0])?.type ?? "object", facts };
  }

  function note(pid: Pid, entity: { type: EntityType; version: number }, kind: ChangeKind, at: string): void {
    addChange.run(pid, entity.type, kind, entity.version, at, null);
  }

  function write(pid: Pid, said: Union, facts: string, now: Date): void {
    const before = row(pid);
    const hash = contentHash(`${said.type}\n${facts}`);
    if (before?.hash === hash && before.described === Number(said.described)) return;
    const at = momentOf(now);
    const summary = summarise(said.facts, now);
    const { version, at: since } = archive.keep({ pid, type: said.type, hash, facts }, at);
    const modified = before ? at : since;
    const sameAs = JSON.stringify(summary.sameAs);
    save.run(
      pid,
      said.type,
      said.described ? 1 : 0,
      summary.public ? 1 : 0,
      summary.label ?? null,
      sameAs,
      hash,
      version,
      modified,
    );
    references.replace(pid, said.facts, now);
    const kind = before?.described ? "update" : "create";
    if (said.described) note(pid, { type: said.type, version }, kind, at);
    if (before && looksDifferent(before, said, summary)) addRipple.run(pid);
  }

  /** Brings a thing up to what its contributions now say. `known` spares reading back facts that were just written. */
  function rebuild(pid: Pid, now: Date, known?: { said: Union; facts: string }): void {
    const said = known?.said ?? union(pid);
    if (said) write(pid, said, known?.facts ?? JSON.stringify(said.facts), now);
    else leave(pid, now);
  }

  function leave(pid: Pid, now: Date): void {
    const before = row(pid);
    if (!before || before.described === 0) return;
    orphan.run(momentOf(now), pid);
    references.drop(pid);
    note(pid, before, "delete", momentOf(now));
    addRipple.run(pid);
  }

  return { row, union, rebuild };
}

/** What others show of a thing (label, type, visibility, exact matches, whether it is described) is not as it was. */
function looksDifferent(before: EntityRow, said: Union, summary: Summary): boolean {
  return (
    before.type !== said.type ||
    before.described !== Number(said.described) ||
    before.public !== Number(summary.public) ||
    before.label !== (summary.label ?? null) ||
    before.same_as !== JSON.stringify(summary.sameAs)
  );
}

function inOrderOf(sourceOrder: readonly string[]) {
  const rank = (source: string) => (sourceOrder.includes(source) ? sourceOrder.indexOf(source) : sourceOrder.length);
  return (a: ContributionRow, b: ContributionRow): number =>
    rank(a.source) - rank(b.source) || compare(a.source, b.source) || compare(a.key, b.key);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A moment as the store writes it: UTC with whole seconds, `"2026-11-23T10:00:00Z"`. */
export function momentOf(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}
