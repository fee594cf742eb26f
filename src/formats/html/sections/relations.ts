import { predicateLabels } from "../../../entities/words/relations.ts";
import { inOrder, type KindOf } from "../../facts-by-kind.ts";
import { humanise } from "../../wording.ts";
import { envelope } from "../envelope.ts";
import { type Markup, markup } from "../markup.ts";
import { type Row, type Section, section, summaryList } from "../page.ts";
import { reference } from "../reference.ts";
import { when } from "../when.ts";
import { words } from "../words.ts";

/** The things it is related to. */
export const relations: Section = ({ facts }) =>
  section("relations", "Relations", [summaryList(relationRows(facts.relation))]);

function relationRows(relationFacts: readonly KindOf<"relation">[]): Row[] {
  const byTitle = Map.groupBy(inOrder(relationFacts), ({ predicate, sourceWord }) =>
    predicate === "related" && sourceWord ? sourceWord : predicateLabels[predicate],
  );
  return [...byTitle].map(([term, facts]) => ({ term: humanise(term), values: facts.map(relationLine) }));
}

function relationLine({ to, display, when: time, ...said }: KindOf<"relation">): Markup {
  const span = time && when(time);
  const more = display !== undefined && display.value !== to.label && markup`, ${words(display)}`;
  return markup`${reference(to)}${more}${span && markup`, ${span}`}${envelope(said)}`;
}
