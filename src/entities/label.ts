import type { FactOf, NameFact, NumberFact, Said } from "./facts.ts";

/** What a thing is called: its preferred name (the first said), else any name, else its own number; undefined where it has none. */
export function labelOf<R>(facts: readonly FactOf<R>[]): string | undefined {
  const names = facts.filter((fact): fact is Said<R> & NameFact => fact.kind === "name");
  const name =
    names.find((fact) => fact.use === "preferred" && stands(fact)) ??
    names.find((fact) => fact.use === "alternative" && stands(fact)) ??
    names[0];
  const words = name?.text[0]?.value;
  return words ?? numberOf(facts);
}

/** Its own current number, such as `"NG6692"`: no number of somebody else's, no faulty or former one. */
export function numberOf<R>(facts: readonly FactOf<R>[]): string | undefined {
  const numbers = facts.filter((fact): fact is Said<R> & NumberFact<R> => fact.kind === "number");
  return numbers.find((fact) => stands(fact) && !fact.fault && !fact.assigner)?.value;
}

const stands = (fact: Said<unknown>) => fact.standing === undefined || fact.standing === "current";
