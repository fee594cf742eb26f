import type { KindOf } from "../../facts-by-kind.ts";
import { envelope } from "../envelope.ts";
import { type Markup, markup } from "../markup.ts";
import { type Row, type Section, section, summaryList } from "../page.ts";
import { when } from "../when.ts";
import { allWords, languageOf } from "../words.ts";

const titles = {
  preferred: "Preferred",
  alternative: "Also",
  former: "Formerly",
  short: "Short",
  sort: "Sorted as",
  search: "Also found as",
} as const;

/** What it is and was called, in every language; left out where that is only the page's title. */
export const names: Section = ({ entity, facts }) => {
  const [only] = facts.name;
  if (facts.name.length === 1 && only?.text.length === 1 && only.text[0]?.value === entity.label && !says(only)) {
    return undefined;
  }
  const byUse = Map.groupBy(facts.name, ({ use }) => titles[use]);
  const rows: Row[] = [...byUse].map(([term, called]) => ({ term, values: called.map(line) }));
  return section("names", "Names and titles", [summaryList(rows)]);
};

function says(name: KindOf<"name">): boolean {
  return name.when !== undefined || envelope(name) !== undefined || subtitleOf(name) !== undefined;
}

function line(name: KindOf<"name">): Markup {
  const languages = name.text.map(languageOf).filter((tag) => tag !== undefined);
  const span = name.when && when(name.when);
  const tag = languages.length > 0 && markup` <span class="aside">[${languages.join(", ")}]</span>`;
  const subtitle = subtitleOf(name);
  return markup`${allWords(name.text)}${tag}${subtitle && markup`, subtitle “${subtitle}”`}${span && markup`, ${span}`}${envelope(beyondTerm(name))}`;
}

function subtitleOf({ parts, text }: KindOf<"name">): string | undefined {
  const subtitle = parts?.subtitle;
  return subtitle !== undefined && text.some(({ value }) => value.includes(subtitle)) ? undefined : subtitle;
}

/** What the row's term does not say already: under “Formerly” not that a name is former. */
function beyondTerm({ standing, ...name }: KindOf<"name">): Partial<KindOf<"name">> {
  return standing === undefined || (name.use === "former" && standing === "former") ? name : { ...name, standing };
}
