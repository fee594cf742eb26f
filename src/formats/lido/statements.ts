import type { Text } from "../../entities/facts.ts";
import { type About, abouts } from "../../entities/words.ts";
import { type FactsByKind, type KindOf, stands } from "../facts-by-kind.ts";
import type { Attributes, Xml } from "../xml.ts";
import { type Block, spoken, textsIn, variantsOf } from "./block.ts";

/** What is said of a thing in words, in the order in which it is written. */
export function statementsOf({ statement }: FactsByKind): KindOf<"statement">[] {
  return statement.filter(stands).sort((a, b) => abouts.indexOf(a.about) - abouts.indexOf(b.about));
}

/** What is said of it about one thing. */
export function statements(block: Block, about: About): KindOf<"statement">[] {
  return block.facts.statement.filter((fact) => fact.about === about && stands(fact));
}

/** Texts that are only in the block whose language they are in: a long text is told once. */
export function ownTexts(block: Block, name: string, texts: readonly Text[], attributes: Attributes = {}): Xml[] {
  const own = textsIn(block, texts);
  return own.length === 0 ? [] : spoken(block, name, own, attributes);
}

/**
 * What is said of it about one thing, where LIDO has one place for all of it and none that says which texts belong together: in an order in which
 * whoever reads it puts it together in the same way.
 */
export function inOnePlace(block: Block, about: About, name: string): Xml[] {
  const texts = statements(block, about).flatMap(({ text }) => text);
  return spoken(block, name, variantsOf(block, texts).flat());
}
