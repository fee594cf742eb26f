import { dayOf } from "../../entities/audience.ts";
import type { Authority } from "../../entities/authority.ts";
import { nextTurn } from "../../entities/next-turn.ts";
import { type Summary, summarise } from "../../entities/summary.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { momentOf } from "../moment.ts";
import { contentHash } from "../packed.ts";
import type { EntityRow, Tables } from "../tables.ts";
import { keepState } from "./archive.ts";
import { endedOf } from "./current.ts";
import { replaceReferences } from "./references.ts";
import { type Union, unionOf } from "./union.ts";

/** What a rebuild may be told: what was just said, which spares reading it back; what the change comes of. */
export type Rebuild = { known?: { said: Union; facts: string } | undefined; cause?: Pid };

/** Keeps each entity the union of its contributions; version, summary, references and change list follow it. */
export function entitiesOver(tables: Tables, authority: Authority) {
  const { entities, references, changes, current } = tables;

  /** All that refer to it, or to what leads to it, shall be told. */
  function ripple(pid: Pid): void {
    for (const told of [pid, ...current.ledTo(pid)]) changes.ripple(told);
  }

  function write(pid: Pid, { said, facts }: { said: Union; facts: string }, now: Date, cause?: Pid): void {
    const before = entities.row(pid);
    const hash = contentHash(`${said.type}\n${facts}`);
    if (before?.hash === hash && before.described === Number(said.described)) return;
    const at = momentOf(now);
    const summary = summarise(said.facts, now);
    const { version, at: since } = keepState(tables.archive, { pid, type: said.type, hash, facts }, at);
    entities.save(pid, {
      type: said.type,
      described: said.described ? 1 : 0,
      ...keptOf(summary),
      hash,
      version,
      modified: before ? at : since,
      turns: nextTurn(said.facts, dayOf(now)) ?? null,
    });
    replaceReferences(references, { pid, facts: said.facts }, now);
    const kind = before?.described ? "update" : "create";
    if (said.described) changes.note({ pid, type: said.type, version, kind, cause }, at);
    if (before ? looksDifferent(before, said, summary) : cause) ripple(pid);
  }

  /** Brings a thing up to what its contributions now say. While something else was decided of it, it stays as it was. */
  function rebuild(pid: Pid, now: Date, { known, cause }: Rebuild = {}): void {
    if (known) write(pid, known, now, cause);
    else if (!endedOf(current, pid)) reread(pid, now, cause);
  }

  function reread(pid: Pid, now: Date, cause?: Pid): void {
    const said = unionOf(tables, pid, authority);
    if (said) write(pid, { said, facts: JSON.stringify(said.facts) }, now, cause);
    else leave(pid, now, cause);
  }

  function leave(pid: Pid, now: Date, cause?: Pid): void {
    const before = entities.row(pid);
    if (!before || before.described === 0) return;
    hide(pid, now);
    changes.note({ pid, type: before.type, version: before.version, kind: "delete", cause }, momentOf(now));
    ripple(pid);
  }

  /** Whoever lists things, or what refers to others, no longer finds it. */
  function hide(pid: Pid, now: Date): void {
    entities.orphan(pid, momentOf(now));
    references.removeAll(pid);
  }

  return { row: entities.row, rebuild, hide, ripple };
}

export type Entities = ReturnType<typeof entitiesOver>;

/** A summary as a row keeps it. */
export function keptOf({ public: open, label, sameAs }: Summary): Pick<EntityRow, "public" | "label" | "same_as"> {
  return { public: open ? 1 : 0, label: label ?? null, same_as: JSON.stringify(sameAs) };
}

/** What others show of a thing (label, type, visibility, exact matches, whether it is described) is not as it was. */
function looksDifferent(before: EntityRow, said: Union, summary: Summary): boolean {
  return before.type !== said.type || before.described !== Number(said.described) || isKeptOtherwise(before, summary);
}

/** The summary of a thing is not as it was. */
export function isKeptOtherwise(before: EntityRow, summary: Summary): boolean {
  const { public: open, label, same_as } = keptOf(summary);
  return before.public !== open || before.label !== label || before.same_as !== same_as;
}
