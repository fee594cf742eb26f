import type { PublicEntity } from "../../../publish/public-entity.ts";
import type { KindOf } from "../../facts-by-kind.ts";
import { schemeTitle } from "../../wording.ts";
import { envelope } from "../envelope.ts";
import { type Markup, markup } from "../markup.ts";
import { type Row, type Section, section, summaryList } from "../page.ts";
import { outside, reference } from "../reference.ts";
import { day, when } from "../when.ts";

/** Every number it has or had, the identifiers that were merged into its own, and what other authorities call the same thing. */
export const identifiers: Section = ({ entity, facts }) =>
  section("identifiers", "Identifiers", [
    summaryList([
      ...rows(facts.number, numberLine),
      { term: "Former identifiers", values: (entity.formerPids ?? []).map(formerLine) },
      ...rows(facts["same-as"].filter(shown), sameAsLine),
    ]),
  ]);

function formerLine({ pid, since }: NonNullable<PublicEntity["formerPids"]>[number]): Markup {
  return markup`<code>${pid}</code>, which leads here since <time datetime="${since}">${day(since)}</time>`;
}

function rows<F extends { scheme: string }>(facts: readonly F[], line: (fact: F) => Markup): Row[] {
  const byScheme = Map.groupBy(facts, ({ scheme }) => schemeTitle(scheme));
  return [...byScheme].map(([term, told]) => ({ term, values: told.map(line) }));
}

const faults = {
  duplicate: "given twice",
  wrong: "given by mistake",
  placeholder: "stands for no number",
} as const;

function numberLine(fact: KindOf<"number">): Markup {
  const span = fact.when && when(fact.when);
  const by = fact.assigner && markup`, given by ${reference(fact.assigner)}`;
  const fault = fact.fault && `, ${faults[fact.fault]}`;
  return markup`${fact.value}${by}${fault}${span && markup`, ${span}`}${envelope(fact)}`;
}

/** Links that were rejected or only guessed are no claim that two things are the same. */
function shown({ status }: KindOf<"same-as">): boolean {
  return status !== "candidate" && status !== "rejected";
}

const matches = { exact: "", close: " (close match)", broad: " (broader)", narrow: " (narrower)" } as const;

function sameAsLine(fact: KindOf<"same-as">): Markup {
  const gone = fact.status === "dead" || fact.status === "moved" ? ` (${fact.status})` : "";
  return markup`${outside(fact.uri)}${matches[fact.match]}${gone}${envelope(fact)}`;
}
