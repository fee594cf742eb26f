import { inOrder, type KindOf } from "../../facts-by-kind.ts";
import { activityDetails, activityLine, activityRooms } from "../activity.ts";
import { envelope } from "../envelope.ts";
import { type Markup, markup } from "../markup.ts";
import { list, type Section, section } from "../page.ts";
import { passage, statementsIn } from "./texts.ts";

/** Where a thing was shown; on an exhibition's own page, its venues. */
export const exhibitions: Section = (page) => {
  const own = page.entity.type === "exhibition";
  const shown = inOrder(page.facts.activity.filter(({ type }) => activityRooms[type] === "exhibitions"));
  const told = own ? shown.filter(saysMoreThanDates) : shown;
  return section("exhibitions", own ? "Venues" : "Exhibitions", [
    list(told.map((fact) => (own ? venueLine(fact) : activityLine(fact)))),
    ...statementsIn(page, "exhibitions").map(passage),
  ]);
};

function saysMoreThanDates(fact: KindOf<"activity">): boolean {
  return fact.within !== undefined || [fact.where, fact.who, fact.title, fact.display, fact.numbers].some(Boolean);
}

function venueLine(fact: KindOf<"activity">): Markup {
  const details = activityDetails(fact);
  return details === undefined || fact.title !== undefined ? activityLine(fact) : markup`${details}${envelope(fact)}`;
}
