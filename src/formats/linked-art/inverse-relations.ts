import type { RecordClass } from "../../entities/entity-type.ts";
import type { EntityType } from "../../entities/types.ts";
import { rowOf } from "../../entities/words/row-of.ts";
import { aspects, partAs } from "../../entities/words.ts";

/**
 * An inverse relation of the Linked Art API (https://linked.art/api/1.0/search/): of which classes of record it is asked, in which
 * ways (`Referrer.as` of the store) and of which types its answers refer to the record.
 */
export type InverseRelation = { given: readonly RecordClass[]; as: readonly string[]; types: readonly EntityType[] };

const agent: readonly RecordClass[] = ["Person", "Group"];
const place: readonly RecordClass[] = ["Place"];
const concept: readonly RecordClass[] = ["Type", "Material", "Language", "MeasurementUnit", "Currency"];
const set: readonly RecordClass[] = ["Set"];
const object: readonly RecordClass[] = ["HumanMadeObject"];
const work: readonly RecordClass[] = ["LinguisticObject"];
const activity: readonly RecordClass[] = ["Event", "Activity"];

const objects: readonly EntityType[] = ["object", "sample"];
const works: readonly EntityType[] = ["publication", "text"];
const agents: readonly EntityType[] = ["person", "group"];
const places: readonly EntityType[] = ["place", "location"];
const activities: readonly EntityType[] = ["exhibition", "event"];
const sets: readonly EntityType[] = ["package", "route", "hang"];

const of = (given: InverseRelation["given"], as: readonly string[], types: InverseRelation["types"]) => ({
  given,
  as,
  types,
});

const classified = aspects
  .filter((aspect) => aspect !== "material" && aspect !== "technique" && aspect !== "language")
  .map((aspect) => `classification/${aspect}`);
const belonging = partAs.map((as) => `part/${as}`);
const member = [...belonging, "classification/collection"];
const placed = ["placement/current", "placement/site"];
const kept = ["activity/custody", "placement/current", "placement/usual", "placement/past"];
const consisting = ["part/component", "part/member", "part/archival"];

/**
 * The inverse relations that facts tell of, under the names that https://linked.art/api/rels/1/ documents. A way is a kind of fact:
 * who shaped or once was thought to have made a thing refers to it as its maker does.
 */
export const inverseRelations: Readonly<Record<string, InverseRelation>> = {
  objectProducedByAgent: of(agent, ["activity/production"], objects),
  objectOwnedByAgent: of(agent, ["activity/acquisition"], objects),
  objectCuratedByAgent: of(["Group"], kept, objects),
  workCreatedByAgent: of(agent, ["activity/creation", "activity/production"], works),
  workPublishedByAgent: of(agent, ["activity/publication"], works),
  workAboutAgent: of(agent, ["subject/about"], works),
  groupFoundedByAgent: of(agent, ["activity/formation"], ["group"]),
  activityCarriedOutByAgent: of(agent, ["activity/exhibition", "activity/event"], activities),
  agentMemberOfGroup: of(["Group"], belonging, agents),
  objectProducedAtPlace: of(place, ["activity/production"], objects),
  objectCurrentPlace: of(place, placed, objects),
  workCreatedAtPlace: of(place, ["activity/creation"], works),
  workPublishedAtPlace: of(place, ["activity/publication"], works),
  workAboutPlace: of(place, ["subject/about"], works),
  personBornAtPlace: of(place, ["activity/birth"], ["person"]),
  personDiedAtPlace: of(place, ["activity/death"], ["person"]),
  personActiveAtPlace: of(place, ["activity/active"], ["person"]),
  groupActiveAtPlace: of(place, ["activity/active"], ["group"]),
  groupFormedAtPlace: of(place, ["activity/formation"], ["group"]),
  groupDissolvedAtPlace: of(place, ["activity/dissolution"], ["group"]),
  agentResidentAtPlace: of(place, ["placement/seat"], agents),
  activityTookPlaceAtPlace: of(place, ["activity/exhibition", "activity/event"], activities),
  placePartOfPlace: of(place, belonging, places),
  objectClassifiedAsConcept: of(concept, classified, objects),
  objectMadeOfMaterial: of(concept, ["classification/material"], objects),
  objectProductionTechniqueConcept: of(concept, ["classification/technique", "activity/production"], objects),
  workClassifiedAsConcept: of(concept, classified, works),
  workLanguageLanguage: of(concept, ["classification/language"], works),
  workAboutConcept: of(concept, ["subject/about"], works),
  agentClassifiedAsConcept: of(concept, classified, agents),
  placeClassifiedAsConcept: of(concept, classified, places),
  activityClassifiedAsConcept: of(concept, classified, activities),
  setClassifiedAsConcept: of(concept, classified, sets),
  conceptClassifiedAsConcept: of(concept, classified, ["concept"]),
  conceptBroaderConcept: of(concept, ["part/broader"], ["concept"]),
  entityMemberOfSet: of(set, member, [...objects, ...works, ...agents, ...places, ...activities, ...sets, "archive"]),
  objectMemberOfSet: of(set, member, objects),
  workMemberOfSet: of(set, member, works),
  agentMemberOfSet: of(set, member, agents),
  placeMemberOfSet: of(set, member, places),
  conceptMemberOfSet: of(set, member, ["concept"]),
  setMemberOfSet: of(set, member, sets),
  workAboutSet: of(set, ["subject/about"], works),
  objectPartOfObject: of(object, consisting, objects),
  objectProductionInfluencedByObject: of(object, ["relation/copy-after"], objects),
  activityUsedObject: of(object, ["activity/exhibition", "activity/event"], activities),
  workAboutObject: of(object, ["subject/about"], works),
  objectCarriesWork: of(work, ["part/copy-of"], objects),
  workPartOfWork: of(work, belonging, works),
  workAboutWork: of(work, ["subject/about"], works),
  activityPartOfActivity: of(activity, belonging, activities),
  workAboutActivity: of(activity, ["subject/about"], works),
};

/** The inverse relation of a name that can be asked of a record of a class: `inverseOf("objectProducedByAgent", "Person")`. */
export function inverseOf(name: string, given: RecordClass): InverseRelation | undefined {
  const relation = rowOf(inverseRelations, name);
  return relation?.given.includes(given) ? relation : undefined;
}
