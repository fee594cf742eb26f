import type { ClassName } from "./classes.ts";
import type { Term } from "./terms.ts";

const everywhere: readonly Term[] = [
  "identified_by",
  "classified_as",
  "referred_to_by",
  "equivalent",
  "representation",
  "member_of",
  "subject_of",
  "attributed_by",
];
const agent: readonly Term[] = ["carried_out", "participated_in", "contact_point", "residence"];
const happening: readonly Term[] = [
  "took_place_at",
  "timespan",
  "caused_by",
  "carried_out_by",
  "participant",
  "used_specific_object",
  "influenced_by",
  "technique",
  "part_of",
];
const concept: readonly Term[] = ["created_by", "broader"];

/** What each endpoint's schema (Linked Art API 1.0) has a place for, beside what all have. */
const places: Partial<Record<ClassName, readonly Term[]>> = {
  HumanMadeObject: [
    ...["dimension", "made_of", "part_of", "current_custodian", "current_permanent_custodian"],
    ...["current_location", "current_permanent_location", "held_or_supported_by", "used_for", "carries"],
    ...["produced_by", "removed_by", "modified_by", "changed_ownership_through"],
  ] as Term[],
  Person: [...agent, "born", "died"],
  Group: [...agent, "formed_by", "dissolved_by"],
  Place: ["defined_by", "part_of"],
  Type: concept,
  Language: concept,
  Material: concept,
  MeasurementUnit: concept,
  Currency: concept,
  Event: happening,
  Activity: happening,
  DigitalObject: [
    ...["dimension", "part_of", "format", "conforms_to", "access_point", "digitally_available_via"],
    ...["used_for", "created_by"],
  ] as Term[],
  LinguisticObject: [
    ...["dimension", "subject_to", "format", "language", "about", "created_by", "used_for", "part_of", "content"],
  ] as Term[],
  Set: ["dimension", "about", "used_for", "created_by"],
};

/** Terms that hold one value in some endpoints and several in others. */
const oneValue: Partial<Record<ClassName, readonly Term[]>> = {
  HumanMadeObject: ["part_of"],
  DigitalObject: ["part_of"],
  Activity: ["part_of"],
  Event: ["part_of"],
};

const allowedTerms = new Map<string, ReadonlySet<Term>>(
  Object.entries(places).map(([type, own]) => [type, new Set([...everywhere, ...own])]),
);

/** Whether the schema of a class's endpoint has a place for a term. */
export function allows(type: ClassName, term: Term): boolean {
  // event.json wants every equivalent to be an Activity, which an Event's is not.
  if (type === "Event" && term === "equivalent") return false;
  return allowedTerms.get(type)?.has(term) ?? false;
}

/** Whether a term that is an array elsewhere holds one object in this class (a painting is part of one whole). */
export function holdsOne(type: ClassName, term: Term): boolean {
  return oneValue[type]?.includes(term) ?? false;
}

const agents: readonly ClassName[] = ["Person", "Group"];
const place: readonly ClassName[] = ["Place"];
const concepts: readonly ClassName[] = ["Type", "Material", "Language", "MeasurementUnit", "Currency"];
const events: readonly ClassName[] = ["Event", "Activity"];

/** The classes that a term's value may be of, where not any will do. */
const ranges: Partial<Record<Term, readonly ClassName[]>> = {
  current_custodian: agents,
  current_permanent_custodian: agents,
  former_or_current_keeper: agents,
  current_location: place,
  current_permanent_location: place,
  former_or_current_location: place,
  residence: place,
  made_of: ["Material"],
  language: ["Language"],
  classified_as: ["Type"],
  carries: ["LinguisticObject"],
  held_or_supported_by: ["HumanMadeObject"],
  broader: concepts,
};

/** Whether a term can say that a thing of one class has to do with one of another: a place is nobody's keeper. */
export function fits(type: ClassName, term: Term, value: ClassName): boolean {
  if (term === "member_of") return value === (type === "Person" || type === "Group" ? "Group" : "Set");
  if (term === "part_of") return type === value || (events.includes(type) && events.includes(value));
  return ranges[term]?.includes(value) ?? true;
}
