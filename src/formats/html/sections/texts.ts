import type { About } from "../../../entities/words.ts";
import type { KindOf } from "../../facts-by-kind.ts";
import { titleOf } from "../../wording.ts";
import { envelope } from "../envelope.ts";
import { type Markup, markup } from "../markup.ts";
import { type Page, type Section, section, subsection } from "../page.ts";
import { prose } from "../words.ts";

type TextRoom = "facts" | "about" | "provenance" | "exhibitions" | "rights" | "record";

/** Where on the page a statement is told, by what it is about. */
const rooms: Record<About, TextRoom> = {
  description: "about",
  label: "about",
  abstract: "about",
  biography: "about",
  contents: "about",
  scope: "about",
  arrangement: "about",
  history: "about",
  "physical-description": "about",
  edition: "about",
  responsibility: "about",
  condition: "about",
  remark: "about",
  other: "about",
  medium: "facts",
  dimensions: "facts",
  "credit-line": "facts",
  provenance: "provenance",
  "exhibition-history": "exhibitions",
  "use-conditions": "rights",
  "change-note": "record",
};

/** What is written of the thing: description, wall label, biography, scope and the like, each under its own heading. */
export const texts: Section = (page) => {
  const byTitle = Map.groupBy(statementsIn(page, "about"), (fact) => titleOf(fact.about, fact.sourceWord));
  return section(
    "about",
    "About",
    [...byTitle].map(([title, facts]) => subsection(title, facts.map(passage))),
  );
};

/** The statements that are told in one place of the page. */
export function statementsIn(page: Page, room: TextRoom): KindOf<"statement">[] {
  return page.facts.statement.filter((fact) => rooms[fact.about] === room);
}

/** A statement as paragraphs in each of its languages, with who says it. */
export function passage(fact: KindOf<"statement">): Markup {
  const note = envelope(fact);
  return markup`${fact.text.map(prose)}${note && markup`<p class="prose-note">${note}</p>\n`}`;
}
