import type { Aspect } from "./words.ts";

/** The classes of a thing in each vocabulary. */
export type Classes = {
  /** CIDOC-CRM 7.1.3 class, local name: `"E22_Human-Made_Object"`. */
  crm: string;
  /** Linked Art 1.0 class and endpoint. */
  linkedArt: { type: string; endpoint: string };
  /** schema.org class, local name. */
  schemaOrg: string;
  /** The thing's own type in the Art & Architecture Thesaurus, number only: `"300055766"`. */
  aat?: string;
};

/** An entity type is data: what people call it, and its class in every vocabulary. */
export type EntityTypeRow = {
  label: string;
  plural: string;
  classes: Classes;
  /** Where a classification of one aspect decides the class: `{ aspect: "level", words: { item: {…} } }`. Words are compared in lower case. */
  variants?: { aspect: Aspect; words: Record<string, Partial<Classes>> };
};
