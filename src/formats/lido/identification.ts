import type { Text } from "../../entities/facts.ts";
import type { About } from "../../entities/words.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import type { Xml } from "../xml.ts";
import { type Block, called, holding, lido, type Part, spoken, variantsOf } from "./block.ts";
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
  return statementsOf(block.facts)
    .filter((fact) => !elsewhere.has(fact.about))
    .map((fact) => {
      const label = fact.about === "other" ? fact.sourceWord : undefined;
      return variantsOf(block, fact.text).map((texts) => {
        const values = ownTexts(block, "descriptiveNoteValue", texts, { label });
        return values.length === 0
          ? undefined
          : holding(
              "objectDescriptionSet",
              { type: fact.about },
              values,
              sourceNote(block, "sourceDescriptiveNote", fact),
            );
      });
    });
}
