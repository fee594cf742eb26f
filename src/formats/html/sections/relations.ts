import type { Predicate } from "../../../entities/words.ts";
import { envelope } from "../envelope.ts";
import { inOrder, type KindOf } from "../facts-by-kind.ts";
import { type Markup, markup } from "../markup.ts";
import { type Row, type Section, section, summaryList } from "../page.ts";
import { reference } from "../reference.ts";
import { when } from "../when.ts";
import { humanise, titleOf } from "../wording.ts";
import { words } from "../words.ts";

const relationTitles: Partial<Record<Predicate, string>> = {
  "frame-of": "Frame of",
  "copy-after": "Copy after",
  "version-of": "Version of",
  "study-for": "Study for",
  "pendant-to": "Pendant to",
  "documented-by": "Documented by",
  "described-by": "Described by",
  "connected-place": "Connected place",
  "other-format-of": "Other format of",
  "translation-of": "Translation of",
};

/** The things it is related to. */
export const relations: Section = ({ facts }) =>
  section("relations", "Relations", [summaryList(relationRows(facts.relation))]);

function relationRows(relationFacts: readonly KindOf<"relation">[]): Row[] {
  const byTitle = Map.groupBy(
    inOrder(relationFacts),
    ({ predicate, sourceWord }) =>
      relationTitles[predicate] ??
      (predicate === "related" && !sourceWord ? "Related" : titleOf(predicate, sourceWord)),
  );
  return [...byTitle].map(([term, facts]) => ({ term: humanise(term), values: facts.map(relationLine) }));
}

function relationLine({ to, display, when: time, ...said }: KindOf<"relation">): Markup {
  const span = time && when(time);
  const more = display !== undefined && display.value !== to.label && markup`, ${words(display)}`;
  return markup`${reference(to)}${more}${span && markup`, ${span}`}${envelope(said)}`;
}
