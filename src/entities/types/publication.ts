import type { EntityTypeRow } from "../entity-type.ts";

/** A book, article or catalogue. */
export const publication: EntityTypeRow = {
  label: "publication",
  plural: "publications",
  classes: { linkedArt: "LinguisticObject" },
};
