import type { Text } from "../../entities/facts.ts";
import type { FactsByKind } from "../facts-by-kind.ts";
import { stands } from "../facts-by-kind.ts";
import { tagOf, wordsOf } from "./block.ts";

/**
 * The languages that a record is told in, each of which gets a description of its own: those of its preferred titles, statements and
 * displayed words, that of the first title first. Other words, such as inscriptions and foreign titles, say their own language where
 * they stand. `["und"]` where none says one.
 */
export function languagesOf({ name, statement, activity, measurement }: FactsByKind): [string, ...string[]] {
  const texts: Text[] = [
    ...name.filter((fact) => fact.use === "preferred" && stands(fact)).flatMap(({ text }) => text),
    ...statement.filter(stands).flatMap(({ text }) => text),
    ...activity
      .filter(stands)
      .flatMap(({ title, when, display }) => [
        ...(title ?? []),
        ...(when ?? []).flatMap((span) => span.display ?? []),
        ...(display ?? []),
      ]),
    ...measurement.filter(stands).flatMap(({ display }) => display ?? []),
  ];
  const found = texts.filter(wordsOf).flatMap((text) => tagOf(text) ?? []);
  const [first = "und", ...others] = new Set(found);
  return [first, ...others];
}
