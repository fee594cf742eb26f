import type { EntityType } from "../../../entities/types.ts";
import type { KindOf } from "../../facts-by-kind.ts";
import { humanise } from "../../wording.ts";
import { envelope } from "../envelope.ts";
import { join, type Markup, markup } from "../markup.ts";
import { type Row, type Section, section, summaryList } from "../page.ts";
import { outside, reference } from "../reference.ts";
import { when } from "../when.ts";
import { allWords } from "../words.ts";
import { passage, statementsIn } from "./texts.ts";

/** What may be done with it, with its pictures and with this description. */
export const rights: Section = (page) => {
  const byTitle = Map.groupBy(
    page.facts.rights,
    ({ sort, of }) => `${humanise(sort)} ${subjectOf(of, page.entity.type)}`,
  );
  const rows: Row[] = [...byTitle].map(([term, facts]) => ({ term, values: facts.map(line) }));
  return section("rights", "Rights", [summaryList(rows), ...statementsIn(page, "rights").map(passage)]);
};

function line(fact: KindOf<"rights">): Markup {
  const uses = Object.entries(fact.allows ?? {}).map(([use, may]) => `${humanise(use)}: ${may ? "yes" : "no"}`);
  const parts = [
    fact.text && fact.text.length > 0 && allWords(fact.text),
    fact.holder && reference(fact.holder),
    fact.uri && outside(fact.uri),
    fact.when && when(fact.when),
    uses.length > 0 && uses.join(", "),
  ].filter((part) => part !== undefined && part !== false && part !== "");
  return markup`${join(parts, ", ")}${envelope(fact)}`;
}

function subjectOf(of: KindOf<"rights">["of"], type: EntityType): string {
  if (of === "record") return "of this description";
  if (of === "object") return "of the thing";
  return type === "media" ? "of this image" : "of its pictures";
}
