import type { MediaFact, PlacementFact, SubjectFact } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import type { ActivityType, Aspect, PartAs, Predicate } from "../../../entities/words.ts";

/** Paths to what happened to a thing, and what that is. */
export const activities: Record<string, ActivityType> = {
  "crm:P108i": "production",
  "crm:P94i": "creation",
  "crm:P98i": "birth",
  "crm:P100i": "death",
  "crm:P95i": "formation",
  "crm:P99i": "dissolution",
  "crm:P24i": "acquisition",
  "crm:P30i": "transfer",
  "crm:P31i": "treatment",
  "crm:P34i": "examination",
  "crm:P39i": "examination",
  "crm:P113i": "sampling",
  "crmdig:L11i": "creation",
};

/** Who is in what happened, in which role. */
export const roles: Record<string, string> = {
  "crm:P14": "",
  "crm:P22": "to",
  "crm:P23": "from",
  "crm:P28": "from",
  "crm:P29": "to",
  "crm:P96": "mother",
  "crm:P97": "father",
};

/** What those are who carried out an activity, where nothing says more. */
export const usualRoles: Partial<Record<ActivityType, string>> = { production: "maker", creation: "creator" };

/** Paths to what a thing is classified as. */
export const classifications: Record<string, { aspect: Aspect }> = {
  "crm:P45": { aspect: "material" },
  "crm:P72": { aspect: "language" },
  "crm:P108i/crm:P32": { aspect: "technique" },
};

/** Paths to what a thing is part of. */
export const parts: Record<string, { as: PartAs; type?: EntityType }> = {
  "crm:P46i": { as: "component" },
  "crm:P106i": { as: "component" },
  "crm:P148i": { as: "component" },
  "crm:P107i": { as: "member", type: "group" },
  "la:member_of": { as: "member", type: "archive" },
  "crm:P89": { as: "contained-within", type: "place" },
  "crm:P127": { as: "broader", type: "concept" },
  "skos:broader": { as: "broader", type: "concept" },
  "crm:P71i": { as: "in-scheme", type: "concept" },
  "skos:inScheme": { as: "in-scheme", type: "concept" },
  "crm:P113i/crm:P112": { as: "sampled-from", type: "object" },
  "crmsci:O5i/crmsci:O3": { as: "sampled-from", type: "object" },
};

/** Paths to what a thing shows or is about. */
export const subjects: Record<string, { mode: SubjectFact<unknown>["mode"]; type?: EntityType }> = {
  "crm:P62": { mode: "depicts" },
  "crm:P65/crm:P138": { mode: "depicts" },
  "crm:P138": { mode: "depicts" },
  "crmdig:L11i/crmdig:L1": { mode: "depicts", type: "object" },
  "foaf:depicts": { mode: "depicts" },
  "crm:P65/crm:P129": { mode: "about" },
  "crm:P129": { mode: "about" },
};

/** Paths to images of a thing. */
export const media: Record<string, MediaFact<unknown>["role"]> = {
  "crm:P138i": "primary",
  "crm:P65/la:digitally_shown_by": "primary",
  "foaf:depiction": "primary",
  "schema:image": "primary",
};

/** Paths to where a thing is, and who has it. */
export const placements: Record<
  string,
  { use: PlacementFact<unknown>["use"]; as: "at" | "custodian"; type: EntityType }
> = {
  "crm:P55": { use: "current", as: "at", type: "place" },
  "crm:P54": { use: "usual", as: "at", type: "place" },
  "crm:P53": { use: "past", as: "at", type: "place" },
  "crm:P50": { use: "usual", as: "custodian", type: "group" },
  "crm:P74": { use: "seat", as: "at", type: "place" },
};

/** Paths to what a thing is related to. */
export const relations: Record<string, Predicate> = {
  "crm:P70i": "documented-by",
  "crm:P73i": "translation-of",
  "skos:related": "related",
};

/** Paths to addresses of the same thing, and how much the same they are. */
export const sames: Record<string, "exact" | "close" | "broad" | "narrow"> = {
  "owl:sameAs": "exact",
  "skos:exactMatch": "exact",
  "la:equivalent": "exact",
  "schema:sameAs": "exact",
  "skos:closeMatch": "close",
  "skos:broadMatch": "broad",
  "skos:narrowMatch": "narrow",
};

/** Paths to files and pages. */
export const contents: Record<string, "access" | "homepage" | "see-also" | "thumbnail"> = {
  "la:access_point": "access",
  "foaf:homepage": "homepage",
  "foaf:page": "see-also",
  "foaf:thumbnail": "thumbnail",
  "schema:url": "homepage",
  "schema:contentUrl": "access",
  "schema:thumbnailUrl": "thumbnail",
  "rdfs:seeAlso": "see-also",
};

/** Properties of FOAF and schema.org, and the term of Dublin Core that says the same. */
export const asDublinCore: Record<string, string> = {
  "foaf:maker": "creator",
  "foaf:topic": "subject",
  "schema:alternateName": "alternative",
  "schema:creator": "creator",
  "schema:author": "creator",
  "schema:contributor": "contributor",
  "schema:publisher": "publisher",
  "schema:dateCreated": "created",
  "schema:datePublished": "issued",
  "schema:description": "description",
  "schema:abstract": "abstract",
  "schema:about": "subject",
  "schema:contentLocation": "spatial",
  "schema:artMedium": "medium",
  "schema:material": "medium",
  "schema:artform": "type",
  "schema:genre": "type",
  "schema:inLanguage": "language",
  "schema:identifier": "identifier",
  "schema:isPartOf": "isPartOf",
  "schema:license": "license",
  "schema:copyrightHolder": "rightsHolder",
};
