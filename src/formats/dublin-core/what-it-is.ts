import type { TimeSpan } from "../../entities/facts.ts";
import type { EntityType } from "../../entities/types.ts";
import { contributingRoles } from "../../entities/words/activities.ts";
import type { About, ActivityType, Aspect } from "../../entities/words.ts";
import { fourDigits, isSingle, yearOf } from "../bounds.ts";
import { stands } from "../facts-by-kind.ts";
import { languageTagsOf } from "../language-tags.ts";
import {
  activitiesOf,
  factsOf,
  makerName,
  makersOf,
  measuredWithPart,
  placesOf,
  publishersOf,
  spanInLine,
  termsOf,
  textsOf,
  titlesOf,
} from "../what-stands.ts";
import type { Element, Saying, Term } from "./saying.ts";

/** The DCMI Type Vocabulary, for what is a resource at all. */
const dcmiTypes: Partial<Record<EntityType, string>> = {
  object: "PhysicalObject",
  sample: "PhysicalObject",
  publication: "Text",
  text: "Text",
  archive: "Collection",
  package: "Collection",
  route: "Collection",
  hang: "Collection",
  exhibition: "Event",
  event: "Event",
};

const aspects: readonly (readonly [element: Element, aspects: readonly Aspect[], term?: Term])[] = [
  ["type", ["type", "genre", "level", "function"]],
  ["format", ["material", "technique"], "medium"],
  ["format", ["carrier", "shape"]],
  ["subject", ["style", "school", "culture", "theme", "class-mark", "occupation", "collection"]],
  ["coverage", ["period"], "temporal"],
];

const abouts: readonly (readonly [element: Element, abouts: readonly About[], term?: Term])[] = [
  ["description", ["description", "label", "biography", "scope", "arrangement", "history", "remark", "other"]],
  ["description", ["abstract"], "abstract"],
  ["description", ["contents"], "tableOfContents"],
  ["description", ["provenance", "credit-line"], "provenance"],
  ["description", ["exhibition-history", "condition", "edition", "responsibility"]],
  ["format", ["medium"], "medium"],
  ["format", ["dimensions", "physical-description"], "extent"],
  ["rights", ["use-conditions"], "accessRights"],
];

/** When something of these activities happened, and where: lives too, for people and groups. */
const dated: readonly (readonly [types: readonly ActivityType[], term?: Term])[] = [
  [["production", "creation"], "created"],
  [["publication"], "issued"],
  [["exhibition", "event", "life", "birth", "death", "formation", "dissolution", "active", "sampling"]],
];

/** Says what a thing is called, who made it and when, what it is, of what, and what is told of it. */
export function sayWhatItIs(saying: Saying): void {
  sayTitles(saying);
  sayMakers(saying);
  for (const [types, term] of dated) sayActivities(saying, types, term);
  const dcmi = saying.entity.type === "media" ? undefined : dcmiTypes[saying.entity.type];
  if (dcmi) saying.say("type", dcmi, { scheme: "DCMIType" });
  for (const [element, of, term] of aspects)
    for (const { label } of termsOf(saying.entity, ...of)) saying.say(element, label, term ? { term } : {});
  for (const [element, of, term] of abouts)
    saying.sayTexts(element, textsOf(saying.entity, ...of), term ? { term } : {});
  for (const tag of languageTagsOf(saying.entity)) saying.say("language", tag, { scheme: "RFC4646" });
  sayMeasurements(saying);
  sayInscriptions(saying);
}

function sayTitles({ entity, say, sayTexts }: Saying): void {
  const { preferred, others } = titlesOf(entity);
  sayTexts("title", preferred);
  if (preferred.length === 0) say("title", entity.label);
  sayTexts("title", others, { term: "alternative" });
}

function sayMakers({ entity, say }: Saying): void {
  for (const maker of makersOf(entity))
    say(contributingRoles.has(maker.role) ? "contributor" : "creator", makerName(maker));
  for (const publisher of publishersOf(entity)) say("publisher", makerName(publisher));
}

function sayActivities(saying: Saying, types: readonly ActivityType[], term?: Term): void {
  for (const fact of activitiesOf(saying.entity, ...types).filter(({ within }) => within === undefined)) {
    for (const span of fact.when ?? []) sayDate(saying, span, term);
    for (const { label } of placesOf(fact)) saying.say("coverage", label, { term: "spatial" });
  }
}

/** A date for machines (W3C-DTF, or a DCMI Period), and in the words of the source where they say it otherwise. */
function sayDate({ say }: Saying, span: TimeSpan, term?: Term): void {
  const refined = term ? { term } : {};
  const { earliest, latest } = span;
  const writable = [earliest, latest].every((bound) => bound === undefined || fourDigits(yearOf(bound)) !== undefined);
  if (writable && earliest !== undefined && isSingle(span)) say("date", earliest, { ...refined, scheme: "W3CDTF" });
  else if (writable && (earliest !== undefined || latest !== undefined))
    say("date", `${earliest ?? ""}/${latest ?? ""}`, { ...refined, scheme: "Period" });
  const words = spanInLine(span);
  if (words?.replace(/\.$/, "") !== earliest) say("date", words, refined);
}

function sayMeasurements({ entity, say }: Saying): void {
  for (const fact of factsOf(entity, "measurement").filter(stands))
    say("format", measuredWithPart(fact), { term: "extent" });
}

function sayInscriptions({ entity, sayTexts }: Saying): void {
  for (const { type, readings } of factsOf(entity, "inscription").filter(stands))
    sayTexts(
      "description",
      readings.map(({ text }) => ({ ...text, value: `${type}: ${text.value}` })),
    );
}
