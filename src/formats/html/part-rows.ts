import type { PartAs } from "../../entities/words.ts";
import { inOrder, type KindOf } from "../facts-by-kind.ts";
import { envelope } from "./envelope.ts";
import { type Markup, markup } from "./markup.ts";
import type { Row } from "./page.ts";
import { reference } from "./reference.ts";
import { when } from "./when.ts";

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

/** The wholes that a thing belongs to, one row a way of belonging: “Part of”, “Broader”, “Taken from”. */
export function partRows(parts: readonly KindOf<"part">[]): Row[] {
  const byTitle = Map.groupBy(inOrder(parts), (fact) => partTitles[fact.as]);
  return [...byTitle].map(([term, facts]) => ({ term, values: facts.map(partLine) }));
}

function partLine(fact: KindOf<"part">): Markup {
  const span = fact.when && when(fact.when);
  const notes = `${fact.inseparable ? ", inseparable" : ""}${fact.principal ? ", principal part" : ""}`;
  return markup`${reference(fact.whole)}${notes}${span && markup`, ${span}`}${envelope(fact)}`;
}
