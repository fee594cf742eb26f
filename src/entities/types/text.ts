import type { EntityTypeRow } from "../entity-type.ts";

/** A text of our own: a catalogue entry, a web page. */
export const text: EntityTypeRow = {
  label: "text",
  plural: "texts",
  classes: {
    crm: "E33_Linguistic_Object",
    linkedArt: { type: "LinguisticObject", endpoint: "text" },
    schemaOrg: "Article",
    aat: "300264578",
  },
};
