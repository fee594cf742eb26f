import type { EntityTypeRow } from "../entity-type.ts";

/** A term: material, technique, genre, subject. */
export const concept: EntityTypeRow = {
  label: "concept",
  plural: "concepts",
  classes: { crm: "E55_Type", linkedArt: { type: "Type", endpoint: "concept" }, schemaOrg: "DefinedTerm" },
};
