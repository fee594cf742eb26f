import type { TermRow } from "./words/term.ts";
import type { Aspect } from "./words.ts";

/** The classes of Linked Art 1.0 that have an endpoint, so that a record can be one of them. */
export type RecordClass =
  | "HumanMadeObject"
  | "Person"
  | "Group"
  | "Place"
  | "Type"
  | "Material"
  | "Language"
  | "MeasurementUnit"
  | "Currency"
  | "Event"
  | "Activity"
  | "DigitalObject"
  | "LinguisticObject"
  | "Set";

/** What a thing is in the vocabularies: its Linked Art class (which says its CIDOC-CRM class) and, where it has one, its own AAT term. */
export type Classes = { linkedArt: RecordClass; term?: TermRow };

/** An entity type is data: what people call it, and its class in the vocabularies. */
export type EntityTypeRow = {
  label: string;
  plural: string;
  classes: Classes;
  /** What things of this type are called where nothing classifies them, for formats that must say what each is. */
  usually?: TermRow;
  /** Where a classification of one aspect decides the class: `{ aspect: "level", words: { item: {…} } }`. Words are compared in lower case. */
  variants?: { aspect: Aspect; words: Record<string, Classes> };
};
