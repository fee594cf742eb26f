import type { Fact } from "../../../entities/facts.ts";

/** The facts of one kind, narrowed to it. */
export const kindOf = <K extends Fact["kind"]>(facts: readonly Fact[], kind: K) =>
  facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
