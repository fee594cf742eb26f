import type { EntityTypeRow } from "../entity-type.ts";

/** A book, article or catalogue. */
export const publication: EntityTypeRow = {
  label: "publication",
  plural: "publications",
  classes: {
    crm: "E33_Linguistic_Object",
    linkedArt: { type: "LinguisticObject", endpoint: "text" },
    schemaOrg: "Book",
  },
};
