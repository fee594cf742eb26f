import type { Actor } from "../../../entities/facts.ts";
import type { PublicRef } from "../../../publish/public-entity.ts";
import { inOrder, type KindOf, stands } from "../../facts-by-kind.ts";
import { humanise, schemeTitle } from "../../wording.ts";
import { activityDetails, activityLine, activityRooms } from "../activity.ts";
import { distinctTerms } from "../distinct-terms.ts";
import { envelope } from "../envelope.ts";
import { maker, roleTitle } from "../maker.ts";
import { type Markup, markup } from "../markup.ts";
import { type Page, type Row, type Section, summaryList } from "../page.ts";
import { partRows } from "../part-rows.ts";
import { placementLine } from "../placement.ts";
import { reference } from "../reference.ts";
import { allWhen } from "../when.ts";
import { allWords } from "../words.ts";

/** What one wants to know first, as a summary list: who, when, what of, how large, which number, where. */
export const keyFacts: Section = (page) => {
  const { facts } = page;
  return summaryList([
    ...makerRows(facts.activity),
    ...lifeRows(facts.activity),
    { term: "Date", values: dates(facts.activity, ["production", "creation"]) },
    { term: "Published", values: published(facts.activity) },
    { term: "Dates", values: wholeDates(page) },
    {
      term: "Type",
      values: distinctTerms(facts.classification.filter(({ aspect }) => aspect === "type")).map(typeLine),
    },
    { term: "Medium", values: statements(page, "medium") },
    { term: "Dimensions", values: dimensions(page, false) },
    { term: "Extent", values: dimensions(page, true) },
    ...partRows(facts.part),
    ...numberRows(facts.number),
    { term: "Credit line", values: statements(page, "credit-line") },
    { term: "Where it is now", values: facts.placement.filter(isCurrent).map(placementLine) },
  ]);
};

/** Whether a placement says where something is now. */
export function isCurrent(placement: KindOf<"placement">): boolean {
  return placement.use === "current" && stands(placement);
}

/** Who made it, as it is held now, by role in their order: `[["Artist", [actor]]]`. */
export function makersByRole(activities: readonly KindOf<"activity">[]): Map<string, Actor<PublicRef>[]> {
  const made = activities.filter(({ type }) => type === "production" || type === "creation").filter(stands);
  return Map.groupBy(
    made.flatMap(({ who }) => inOrder(who ?? []).filter(stands)),
    roleTitle,
  );
}

function makerRows(activities: readonly KindOf<"activity">[]): Row[] {
  return [...makersByRole(activities)].map(([term, actors]) => ({ term, values: actors.map(maker) }));
}

function lifeRows(activities: readonly KindOf<"activity">[]): Row[] {
  const lives = activities.filter(({ type }) => activityRooms[type] === "life");
  const byType = Map.groupBy(lives, ({ type }) => lifeTitles[type] ?? humanise(type));
  return [...byType].map(([term, facts]) => ({
    term,
    values: facts.map((fact) => datedLine(fact, "Not known")),
  }));
}

const lifeTitles: Record<string, string> = {
  birth: "Born",
  death: "Died",
  life: "Lived",
  formation: "Founded",
  dissolution: "Dissolved",
};

function dates(activities: readonly KindOf<"activity">[], types: readonly string[]): Markup[] {
  return activities
    .filter((activity) => types.includes(activity.type) && stands(activity))
    .map(({ when }) => allWhen(when))
    .filter((span) => span !== undefined);
}

function published(activities: readonly KindOf<"activity">[]): Markup[] {
  return activities
    .filter(({ type }) => type === "publication")
    .map((activity) => datedLine(activity, "Date not known"));
}

/** An activity whose type the row's term says already: its details, after the name where it has one of its own. */
function datedLine(activity: KindOf<"activity">, unknown: string): Markup {
  if (activity.title !== undefined || activity.event !== undefined) return activityLine(activity);
  return markup`${activityDetails(activity) ?? unknown}${envelope(activity)}`;
}

function wholeDates({ entity, facts }: Page): Markup[] {
  if (entity.type !== "exhibition" && entity.type !== "event") return [];
  return dates(
    facts.activity.filter(({ within }) => within === undefined),
    ["exhibition", "event"],
  );
}

/** The words that dimensions were recorded in, else those of the measurements of the whole; or its extent, such as “2 pages”. */
function dimensions(page: Page, extent: boolean): Markup[] {
  const written = extent ? [] : statements(page, "dimensions");
  if (written.length > 0) return written;
  const whole = page.facts.measurement.filter(
    (fact) => fact.of === "whole" && stands(fact) && isExtent(fact) === extent,
  );
  return whole.flatMap(({ display }) => (display && display.length > 0 ? [allWords(display)] : [])).slice(0, 1);
}

function isExtent({ values }: KindOf<"measurement">): boolean {
  return values.some(({ dimension }) => dimension === "extent");
}

function typeLine(fact: KindOf<"classification">): Markup {
  return markup`${reference(fact.concept)}${fact.part && ` (${fact.part})`}${envelope(fact)}`;
}

function statements({ facts }: Page, about: string): Markup[] {
  return facts.statement
    .filter((fact) => fact.about === about)
    .map((fact) => markup`${allWords(fact.text)}${envelope(fact)}`);
}

function numberRows(numbers: readonly KindOf<"number">[]): Row[] {
  const own = numbers.filter((fact) => stands(fact) && !fact.fault && !fact.assigner && fact.scheme !== "sort");
  const byScheme = Map.groupBy(own, ({ scheme }) => schemeTitle(scheme));
  return [...byScheme].map(([term, facts]) => ({ term, values: facts.map(({ value }) => markup`${value}`) }));
}
