import type { TimeSpan } from "../../entities/facts.ts";
import type { ActivityType } from "../../entities/words.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { fourDigits, isSingle, yearOf } from "../bounds.ts";
import { stands } from "../facts-by-kind.ts";
import { plainText } from "../plain-text.ts";
import { activitiesOf, datesOf, factsOf, placesOf } from "../what-stands.ts";
import { element, type Xml } from "../xml.ts";

const dateTypes: readonly (readonly [type: string, activities: readonly ActivityType[]])[] = [
  ["Issued", ["publication"]],
  ["Created", ["production", "creation"]],
  ["Collected", ["sampling"]],
  ["Other", ["exhibition", "event", "acquisition"]],
];

/**
 * The year that DataCite wants of everything, `"1870"`: that of publication, else the one in which the thing was finished, as it is cited.
 * Undefined before year 1 and where no date has bounds.
 */
export function publicationYearOf(entity: PublicEntity): string | undefined {
  const issued = activitiesOf(entity, "publication").flatMap((fact) => fact.when ?? []);
  return [...issued, ...datesOf(entity)]
    .map(({ earliest, latest }) => fourDigits(yearOf(latest ?? earliest)))
    .find(Boolean);
}

/** When it was made, issued, collected or shown. */
export function datesIn(entity: PublicEntity): Xml {
  const dates = dateTypes.flatMap(([dateType, types]) =>
    activitiesOf(entity, ...types).flatMap(({ type, when = [] }) =>
      when.flatMap((span) => {
        const value = isoOf(span);
        const words = [dateType === "Other" && type, span.display?.[0] && plainText(span.display[0])]
          .filter(Boolean)
          .join(": ");
        return value === undefined ? [] : [element("date", { dateType, dateInformation: words || undefined }, value)];
      }),
    ),
  );
  return element("dates", {}, dates);
}

/** RKMS-ISO8601: `"1868/1870-02"`, `"1900/"`. */
function isoOf(span: TimeSpan): string | undefined {
  const { earliest, latest } = span;
  if (earliest !== undefined && isSingle(span)) return earliest;
  return earliest === undefined && latest === undefined ? undefined : `${earliest ?? ""}/${latest ?? ""}`;
}

/** Where it was made or happened, and the places that it shows or is about. */
export function placesIn(entity: PublicEntity): Xml {
  const made = activitiesOf(entity, "production", "creation", "publication", "exhibition", "event").flatMap(placesOf);
  const shown = factsOf(entity, "subject").filter((fact) => stands(fact) && fact.ref.type === "place");
  const names = new Set([...made, ...shown.map(({ ref }) => ref)].map(({ label }) => label));
  return element(
    "geoLocations",
    {},
    [...names].map((name) => element("geoLocation", {}, element("geoLocationPlace", {}, name))),
  );
}
