import type { Text } from "../../entities/facts.ts";
import { type FactsByKind, stands } from "../facts-by-kind.ts";
import { tagOf } from "../language-tags.ts";
import { isPreferred } from "../what-stands.ts";
import { wordsOf } from "./block.ts";
import { eventsOf } from "./events.ts";
import { statementsOf } from "./statements.ts";

/**
 * The languages that a record is told in, each of which gets a description of its own: those of its preferred titles, statements and
 * displayed words, that of the first title first, the others by their tags. Other words, such as inscriptions and foreign titles, say their own language where
 * they stand. `["und"]` where none says one.
 */
export function languagesOf(facts: FactsByKind): [string, ...string[]] {
  const statements = statementsOf(facts).filter(({ about }) => about !== "credit-line");
  const isLarge = ({ about }: { about: string }) => about === "dimensions";
  const texts: Text[] = [
    ...facts.name.filter(isPreferred).flatMap(({ text }) => text),
    ...statements.filter((fact) => !isLarge(fact)).flatMap(({ text }) => text),
    ...eventsOf(facts).flatMap(({ title, when, display }) => [
      ...(title ?? []),
      ...(when ?? []).flatMap((span) => span.display ?? []),
      ...(display ?? []),
    ]),
    ...facts.measurement.filter(stands).flatMap(({ display }) => display ?? []),
    ...statements.filter(isLarge).flatMap(({ text }) => text),
  ];
  const found = texts.filter(wordsOf).flatMap((text) => tagOf(text) ?? []);
  const [first = "und", ...others] = new Set(found);
  return [first, ...others.sort()];
}
