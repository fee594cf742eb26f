import type { TimeSpan } from "../../entities/facts.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { isSingle } from "../bounds.ts";
import { activitiesOf } from "../what-stands.ts";
import { type Attributes, element, type Xml } from "../xml.ts";
import { bare, said } from "./writing.ts";

/** When what is described was made, and when it was published. */
export function datesOf(entity: PublicEntity): Xml[] {
  const spans = (...types: ("production" | "creation" | "publication")[]) =>
    activitiesOf(entity, ...types).flatMap((fact) => fact.when ?? []);
  return [
    ...spans("production", "creation").flatMap((span) => dateOf(span, {})),
    ...spans("publication").flatMap((span) => dateOf(span, { datechar: "publication" })),
  ];
}

/** A date with bounds is structured; one in words alone is not. */
function dateOf(span: TimeSpan, attributes: Attributes): Xml[] {
  const { earliest, latest, display, circa, extent, calendar } = span;
  const more: Attributes = {
    unitdatetype: extent === "bulk" ? "bulk" : "inclusive",
    ...attributes,
    certainty: circa ? "approximate" : undefined,
    calendar: calendar === "julian" ? "julian" : undefined,
  };
  if (earliest === undefined && latest === undefined) return display?.[0] ? said("unitdate", display[0], more) : [];
  return [element("unitdatestructured", more, structured(span))];
}

/**
 * One date, or a range whose words are those of its ends (`"1870-1931"`). Words that are not two ends (`"about 1869"`) are one date not before
 * and not after the bounds.
 */
function structured(span: TimeSpan): Xml {
  const { earliest, latest } = span;
  const words = span.display?.[0] && bare(span.display[0]);
  if (isSingle(span)) return element("datesingle", { standarddate: earliest }, words ?? earliest);
  const ends = words === undefined ? [earliest ?? "", latest ?? ""] : words.split(/\s*[-–—]\s*/);
  const isRange = ends.length === 2 && ends.every((end) => end === "" || /\d{3,4}/.test(end));
  if (!isRange) return element("datesingle", { notbefore: earliest, notafter: latest }, words);
  const [from = "", to = ""] = ends;
  return element(
    "daterange",
    {},
    element("fromdate", { standarddate: earliest }, from),
    element("todate", { standarddate: latest }, to),
  );
}
