import type { DatabaseSync } from "node:sqlite";
import type { Authority } from "../../entities/authority.ts";
import { type Summary, summarise } from "../../entities/summary.ts";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Archive } from "./archive.ts";
import { changeListIn } from "./change-list.ts";
import { currentIn } from "./current.ts";
import { contentHash } from "./packed.ts";
import { referencesIn } from "./references.ts";
import { type Union, unionIn } from "./union.ts";

/** A row of the entity table: what others need to know of a thing, and the hash of all that is said of it. */
export type EntityRow = {
  type: EntityType;
  /** 1 where it is described and stands for itself. */
  described: number;
  public: number;
  label: string | null;
  same_as: string;
  hash: string;
  version: number;
  modified: string;
};

/** What a rebuild may be told: what was just said, which spares reading it back; what the change comes of. */
export type Rebuild = { known?: { said: Union; facts: string } | undefined; cause?: Pid };

/** Keeps each entity the union of its contributions; version, summary, references and change list follow it. */
export function entitiesIn(database: DatabaseSync, archive: Archive, authority: Authority) {
  const find = database.prepare("SELECT * FROM entity WHERE pid = ?");
  const save = database.prepare("INSERT OR REPLACE INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const orphan = database.prepare("UPDATE entity SET described = 0, modified = ? WHERE pid = ?");
  const references = referencesIn(database);
  const changes = changeListIn(database);
  const current = currentIn(database);
  const unite = unionIn(database, authority);

  const row = (pid: Pid) => find.get(pid) as EntityRow | undefined;
  const union = (pid: Pid) => unite(pid, current.ledTo(pid));

  /** All that refer to it, or to what leads to it, shall be told. */
  function ripple(pid: Pid): void {
    for (const told of [pid, ...current.ledTo(pid)]) changes.ripple(told);
  }

  function write(pid: Pid, { said, facts }: { said: Union; facts: string }, now: Date, cause?: Pid): void {
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
    if (said.described) changes.note({ pid, type: said.type, version, kind, cause }, at);
    if (before ? looksDifferent(before, said, summary) : cause) ripple(pid);
  }

  /** Brings a thing up to what its contributions now say. While something else was decided of it, it stays as it was. */
  function rebuild(pid: Pid, now: Date, { known, cause }: Rebuild = {}): void {
    if (known) write(pid, known, now, cause);
    else if (!current.ended(pid)) reread(pid, now, cause);
  }

  function reread(pid: Pid, now: Date, cause?: Pid): void {
    const said = union(pid);
    if (said) write(pid, { said, facts: JSON.stringify(said.facts) }, now, cause);
    else leave(pid, now, cause);
  }

  function leave(pid: Pid, now: Date, cause?: Pid): void {
    const before = row(pid);
    if (!before || before.described === 0) return;
    hide(pid, now);
    changes.note({ pid, type: before.type, version: before.version, kind: "delete", cause }, momentOf(now));
    ripple(pid);
  }

  /** Whoever lists things, or what refers to others, no longer finds it. */
  function hide(pid: Pid, now: Date): void {
    orphan.run(momentOf(now), pid);
    references.drop(pid);
  }

  return { row, union, saidOf: (pid: Pid) => unite(pid, []), rebuild, hide, ripple };
}

export type Entities = ReturnType<typeof entitiesIn>;

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

/** A moment as the store writes it: UTC with whole seconds, `"2026-11-23T10:00:00Z"`. */
export function momentOf(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}
