import type { PartAs, Predicate } from "../../../entities/words.ts";
import { envelope } from "../envelope.ts";
import { inOrder, type KindOf } from "../facts-by-kind.ts";
import { type Markup, markup } from "../markup.ts";
import { type Row, type Section, section, summaryList } from "../page.ts";
import { reference } from "../reference.ts";
import { when } from "../when.ts";
import { humanise, titleOf } from "../wording.ts";
import { words } from "../words.ts";

const partTitles: Record<PartAs, string> = {
  component: "Part of",
  member: "Member of",
  archival: "Part of",
  broader: "Broader",
  "in-scheme": "In the scheme",
  series: "In the series",
  "sampled-from": "Taken from",
  "copy-of": "Copy of",
  "contained-in": "Contained in",
  stop: "Stop of",
  "contained-within": "Within",
};

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

/** The wholes it belongs to and the things it is related to. */
export const relations: Section = ({ facts }) =>
  section("relations", "Parts, wholes and relations", [
    summaryList([...partRows(facts.part), ...relationRows(facts.relation)]),
  ]);

function partRows(parts: readonly KindOf<"part">[]): Row[] {
  const byTitle = Map.groupBy(inOrder(parts), (fact) => partTitles[fact.as]);
  return [...byTitle].map(([term, facts]) => ({ term, values: facts.map(partLine) }));
}

function partLine(fact: KindOf<"part">): Markup {
  const span = fact.when && when(fact.when);
  const notes = `${fact.inseparable ? ", inseparable" : ""}${fact.principal ? ", principal part" : ""}`;
  return markup`${reference(fact.whole)}${notes}${span && markup`, ${span}`}${envelope(fact)}`;
}

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
