import type { EntityTypeRow } from "../entity-type.ts";

/** A person: artist, sitter, owner, author. */
export const person: EntityTypeRow = {
  label: "person",
  plural: "people",
  classes: { crm: "E21_Person", linkedArt: { type: "Person", endpoint: "person" }, schemaOrg: "Person" },
};
