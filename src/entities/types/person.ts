import type { EntityTypeRow } from "../entity-type.ts";

/** A person: artist, sitter, owner, author. */
export const person: EntityTypeRow = {
  label: "person",
  plural: "people",
  classes: { linkedArt: "Person" },
};
