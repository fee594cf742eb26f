import { dayOf } from "../../entities/audience.ts";
import type { Authority } from "../../entities/authority.ts";
import type { StoredFact } from "../../entities/facts.ts";
import { nextTurn } from "../../entities/next-turn.ts";
import { summarise } from "../../entities/summary.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { momentOf } from "../moment.ts";
import type { EntityRow, Tables } from "../tables.ts";
import { endedOf } from "./current.ts";
import { type Entities, isKeptOtherwise, keptOf } from "./entities.ts";
import { replaceReferences } from "./references.ts";
import { unionOf } from "./union.ts";

/** What turning works with; `stateOf` finds the state that a thing was left in of which nothing is said now, by its hash. */
export type Turning = {
  entities: Entities;
  authority: Authority;
  stateOf(hash: string): StoredFact[] | undefined;
};

/** Brings a thing up to date whose day has come: outsiders see more or less of what is said of it. Called inside a transaction. */
export function turn(tables: Tables, turning: Turning, { pid, now }: { pid: Pid; now: Date }): void {
  const before = turning.entities.row(pid);
  const day = dayOf(now);
  if (!before || before.turns === null || before.turns > day) return;
  const facts = factsOf(tables, turning, { pid, hash: before.hash });
  const turns = nextTurn(facts, day) ?? null;
  // At one from before days were kept nobody has looked: perhaps none has changed anything.
  const first = nextTurn(facts, "");
  if (first !== undefined && first <= day)
    show(tables, turning.entities, { pid, before: { ...before, turns }, facts }, now);
  else tables.entities.save(pid, { ...before, turns });
}

type Showing = { pid: Pid; before: EntityRow; facts: StoredFact[] };

/** Nothing else is said of it, so its version stays; whoever shows it is told where it looks otherwise. */
function show(tables: Tables, { ripple }: Entities, { pid, before, facts }: Showing, now: Date): void {
  const { type, version, described } = before;
  const at = momentOf(now);
  const summary = summarise(facts, now);
  tables.entities.save(pid, { ...before, ...keptOf(summary), modified: at });
  if (described === 1) {
    replaceReferences(tables.references, { pid, facts }, now);
    tables.changes.note({ pid, type, version, kind: "ripple" }, at);
  }
  if (isKeptOtherwise(before, summary)) ripple(pid);
}

/** What is said of it; where that is nothing, or something else was decided of it, the last state that it was in. */
function factsOf(
  tables: Tables,
  { authority, stateOf }: Turning,
  { pid, hash }: { pid: Pid; hash: string },
): StoredFact[] {
  const said = endedOf(tables.current, pid) ? undefined : unionOf(tables, pid, authority);
  return said?.facts ?? stateOf(hash) ?? [];
}
