import type { FactOf, Ref, StoredFact } from "../entities/facts.ts";
import type { Pid } from "../identifiers/pid.ts";
import { aliasesFor } from "./aliases.ts";

/** A record that vanishes. */
export type Gone = { key: string; pid: Pid; facts: readonly StoredFact[] };

/** A number or an external id. */
export type Telling = { scheme: string; value: string };

/** What can tell a vanished thing in another record: its own number, and the external ids that are exactly it. */
export function tellingOf({ pid, facts }: Gone, now: Date): Telling[] {
  const own = ownNumber(facts);
  // Who may see an id is no matter here: what it says stays in the house.
  const ids = facts.filter(({ kind }) => kind === "same-as").map((fact) => ({ ...fact, audience: "public" as const }));
  return [...(own ? [own] : []), ...aliasesFor(pid, ids, now)];
}

/** Schemes of numbers that stand for one thing in its own system. */
export const series = ["inventory", "entry", "loan", "refno"];

/** The first number of our own series that stands now. */
export function ownNumber<P>(facts: readonly FactOf<Ref<P>>[]): Telling | undefined {
  for (const fact of facts) {
    const ours = fact.kind === "number" && series.includes(fact.scheme) && !fact.fault && !fact.assigner;
    if (ours && fact.standing !== "former") return { scheme: fact.scheme, value: fact.value };
  }
  return undefined;
}

/** `tms/object` of `tms/object/6183`. */
export const sortOf = (key: string) => key.slice(0, key.indexOf("/", key.indexOf("/") + 1) + 1);
