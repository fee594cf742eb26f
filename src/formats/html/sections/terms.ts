import type { KindOf } from "../../facts-by-kind.ts";
import { humanise, titleOf } from "../../wording.ts";
import { distinctTerms } from "../distinct-terms.ts";
import { envelope } from "../envelope.ts";
import { type Markup, markup } from "../markup.ts";
import { type Row, type Section, section, summaryList } from "../page.ts";
import { positionWords } from "../placement.ts";
import { reference } from "../reference.ts";
import { when } from "../when.ts";
import { words } from "../words.ts";

/** What it shows or is about, and the terms it is filed under. */
export const terms: Section = ({ facts }) =>
  section("terms", "Subjects and terms", [
    summaryList([...subjectRows(facts.subject), ...termRows(facts.classification)]),
  ]);

function subjectRows(subjects: readonly KindOf<"subject">[]): Row[] {
  const byMode = Map.groupBy(subjects, ({ mode }) => humanise(mode));
  return [...byMode].map(([term, facts]) => ({ term, values: facts.map(subjectLine) }));
}

function subjectLine({ ref, role, display, position, ...said }: KindOf<"subject">): Markup {
  const more = display !== undefined && display.value !== ref.label && markup`, ${words(display)}`;
  const where = position && markup`, ${positionWords(position)}`;
  return markup`${reference(ref)}${role && ` (${role})`}${more}${where}${envelope(said)}`;
}

function termRows(classifications: readonly KindOf<"classification">[]): Row[] {
  const others = classifications.filter(({ aspect }) => aspect !== "type");
  const byAspect = Map.groupBy(others, ({ aspect, sourceWord }) => titleOf(aspect, sourceWord));
  return [...byAspect].map(([term, facts]) => ({ term, values: distinctTerms(facts).map(termLine) }));
}

function termLine(fact: KindOf<"classification">): Markup {
  const span = fact.when && when(fact.when);
  return markup`${reference(fact.concept)}${fact.part && ` (${fact.part})`}${span && markup`, ${span}`}${envelope(fact)}`;
}
