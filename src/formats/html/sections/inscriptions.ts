import type { KindOf } from "../../facts-by-kind.ts";
import { humanise, titleOf } from "../../wording.ts";
import { envelope } from "../envelope.ts";
import { maker } from "../maker.ts";
import { join, type Markup, markup } from "../markup.ts";
import { list, type Section, section } from "../page.ts";
import { positionWords } from "../placement.ts";
import { when } from "../when.ts";
import { words } from "../words.ts";

/** Signatures, inscriptions, stamps and marks, with where they are and what they say. */
export const inscriptions: Section = ({ facts }) =>
  section("inscriptions", "Inscriptions and marks", [list(facts.inscription.map(line))]);

function line(fact: KindOf<"inscription">): Markup {
  const readings = fact.readings.map(({ how, text }) =>
    how === "transcription"
      ? markup`<q class="transcription">${words(text)}</q>`
      : markup`${humanise(how)}: ${words(text)}`,
  );
  const about = [
    fact.position && positionWords(fact.position),
    fact.by && maker(fact.by),
    fact.when && when(fact.when),
  ];
  return markup`${join([titleOf(fact.type, fact.sourceWord), ...about], ", ")}${readings.length > 0 && ": "}${join(readings, "; ")}${envelope(fact)}`;
}
