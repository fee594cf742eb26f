import type { TimeSpan } from "../../entities/facts.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { fourDigits, isSingle, partsOfBound, yearOf } from "../bounds.ts";
import { kindOfCitation } from "../citation/kind.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import type { WriteContext } from "../port.ts";
import { activitiesOf, factsOf, makerName, textsOf } from "../what-stands.ts";
import { type Attributes, element, type Xml } from "../xml.ts";
import { nameOf } from "./names.ts";
import { holding, said, valueUri, worded } from "./writing.ts";

type Activity = KindOf<"activity">;

/** Where, when and by whom it was made and published: an `originInfo` each, the first date of all as the key date. */
export function originsOf(entity: PublicEntity, context: WriteContext): Xml[] {
  const made = activitiesOf(entity, "production", "creation");
  const published = activitiesOf(entity, "publication");
  const key = [...published, ...made].flatMap(({ when }) => when ?? []).find((span) => boundsOf(span).length > 0);
  const issue = issueOf(entity);
  return [
    ...made.flatMap((fact) =>
      holding("originInfo", { eventType: "production" }, placesOf(fact, context), datesOf(fact, "dateCreated", key)),
    ),
    ...published.flatMap((fact, at) =>
      holding(
        "originInfo",
        { eventType: "publication" },
        placesOf(fact, context),
        publishersIn(fact, context),
        datesOf(fact, "dateIssued", key),
        at === 0 ? issue : [],
      ),
    ),
    ...(published.length === 0 ? holding("originInfo", {}, issue) : []),
  ];
}

/** Edition, and how it is issued where that is known. */
function issueOf(entity: PublicEntity): Xml[] {
  const frequencies = factsOf(entity, "statement").filter((fact) => fact.sourceWord === "frequency" && stands(fact));
  return [
    ...textsOf(entity, "edition").flatMap((text) => said("edition", text)),
    ...(kindOfCitation(entity) === "periodical" ? [element("issuance", {}, "serial")] : []),
    ...frequencies.flatMap(({ text }) => text.flatMap((one) => said("frequency", one))),
  ];
}

function placesOf({ where = [] }: Activity, context: WriteContext): Xml[] {
  return where
    .filter(stands)
    .flatMap(({ place }) =>
      holding("place", {}, worded("placeTerm", place.label, { type: "text", ...valueUri(place, context) })),
    );
}

/** Publishers have an element; who printed or distributed it is an agent with a role (3.8). */
function publishersIn({ who = [] }: Activity, context: WriteContext): Xml[] {
  return who
    .filter(stands)
    .flatMap((actor) =>
      actor.role === "publisher"
        ? worded("publisher", makerName(actor), valueUri(actor.agent, context))
        : [nameOf("agent", [actor], context)],
    );
}

function datesOf({ when = [] }: Activity, name: string, key: TimeSpan | undefined): Xml[] {
  return when.flatMap((span) => [
    ...boundsOf(span).map(([value, attributes], at) =>
      element(
        name,
        { ...attributes, ...qualifiers(span), keyDate: span === key && at === 0 ? "yes" : undefined },
        value,
      ),
    ),
    ...(span.display ?? []).flatMap((text) => worded("displayDate", text)),
  ]);
}

const qualifiers = ({ circa, uncertain, calendar }: TimeSpan): Attributes => ({
  qualifier: circa ? "approximate" : uncertain ? "questionable" : undefined,
  calendar,
});

/** One date, or the ends of a span: in W3CDTF, which knows the years 1 to 9999, else in EDTF. */
function boundsOf(span: TimeSpan): [string, Attributes][] {
  const { earliest, latest } = span;
  if (isSingle(span) && earliest !== undefined) return dated(earliest);
  return [...dated(earliest, "start"), ...dated(latest, "end")];
}

function dated(bound: string | undefined, point?: "start" | "end"): [string, Attributes][] {
  if (bound === undefined || partsOfBound(bound).length === 0) return [];
  return [[bound, { encoding: fourDigits(yearOf(bound)) === undefined ? "edtf" : "w3cdtf", point }]];
}
