import { hash } from "node:crypto";
import type { Text } from "../../entities/facts.ts";
import { type About, abouts } from "../../entities/words.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import type { Xml } from "../xml.ts";
import { type Block, called, holding, lido, type Part, spoken, textsIn, variantsOf, wordsOf } from "./block.ts";
import { isLocal } from "./identifiers.ts";
import { materialsWrap } from "./materials.ts";
import { measurementsWrap } from "./measurements.ts";
import { repositoryWrap } from "./repositories.ts";
import { sourceNote } from "./source-note.ts";
import { ownTexts, statements, statementsOf } from "./statements.ts";
import { titleWrap } from "./titles.ts";

/** Statements that have a place of their own in LIDO. */
const elsewhere: ReadonlySet<About> = new Set(["edition", "credit-line", "medium", "dimensions"]);

/** How it is identified: titles, inscriptions, where it is kept, edition, descriptions, measurements, materials. */
export function identificationWrap(block: Block): Xml {
  return lido(
    "objectIdentificationWrap",
    {},
    titleWrap(block),
    holding(
      "inscriptionsWrap",
      {},
      block.facts.inscription.filter(stands).map((fact) => inscription(block, fact)),
    ),
    repositoryWrap(block),
    holding("displayStateEditionWrap", {}, editions(block, "displayState"), editions(block, "displayEdition")),
    holding("objectDescriptionWrap", {}, descriptions(block)),
    measurementsWrap(block),
    block.version === "1.1" ? materialsWrap(block) : undefined,
  );
}

function inscription(block: Block, { type, readings, position }: KindOf<"inscription">): Part {
  const read = (how: string) => readings.filter((one) => one.how === how).map(({ text }) => text);
  const noted = (kind: string | undefined, texts: readonly Text[]) =>
    texts.map((text) => holding("inscriptionDescription", { type: kind }, note(block, [text])));
  const where = position?.on === "words" ? [position.text] : [];
  return holding(
    "inscriptions",
    { type: type || undefined },
    read("transcription").map((text) => spoken(block, "inscriptionTranscription", [text])),
    noted(undefined, read("description")),
    noted("translation", read("translation")),
    noted("position", where),
    position?.on === "surface" && position.side
      ? holding("inscriptionDescription", { type: "position" }, called(block, "descriptiveNoteValue", position.side))
      : undefined,
  );
}

const note = (block: Block, texts: readonly Text[]) => spoken(block, "descriptiveNoteValue", texts);

function editions(block: Block, name: "displayState" | "displayEdition"): Part {
  const isState = ({ sourceWord }: KindOf<"statement">) => sourceWord === "displayState";
  return statements(block, "edition")
    .filter((fact) => isState(fact) === (name === "displayState"))
    .map(({ text }) => ownTexts(block, name, text));
}

function descriptions(block: Block): Part {
  const told = statementsOf(block.facts)
    .filter((fact) => !elsewhere.has(fact.about))
    .flatMap((fact) => variantsOf(block, fact.text).map((texts) => ({ fact, texts })));
  // In the order in which whoever reads block after block meets them.
  told.sort(
    (a, b) => rank(a.fact.about) - rank(b.fact.about) || firstBlock(block, a.texts) - firstBlock(block, b.texts),
  );
  const several = Map.groupBy(told, ({ fact }) => fact.about);
  return told.map(({ fact, texts }) => {
    const label = fact.about === "other" ? fact.sourceWord : undefined;
    const values = ownTexts(block, "descriptiveNoteValue", texts, { label });
    if (values.length === 0) return undefined;
    const isOneOf = (several.get(fact.about) ?? []).length > 1;
    const id = isOneOf ? lido("descriptiveNoteID", { type: isLocal }, noteId(block, fact.about, texts)) : undefined;
    return holding(
      "objectDescriptionSet",
      { type: fact.about },
      id,
      values,
      sourceNote(block, "sourceDescriptiveNote", fact),
    );
  });
}

const rank = (about: About) => abouts.indexOf(about);

/** The place, among all blocks of the record, of the first in which any of these is. */
function firstBlock(block: Block, texts: readonly Text[]): number {
  return block.languages.findIndex((language) => textsIn({ ...block, language }, texts).length > 0);
}

/** By what one of several texts about the same is known in every language: `"provenance-1f4a9c02"`. */
function noteId(block: Block, about: About, texts: readonly Text[]): string {
  const [first] = block.languages.flatMap((language) => textsIn({ ...block, language }, texts));
  const words = ((first && wordsOf(first)) ?? "").replace(/\s+/g, " ");
  return `${about}-${hash("sha256", words).slice(0, 8)}`;
}
