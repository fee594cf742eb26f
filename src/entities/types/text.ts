import type { EntityTypeRow } from "../entity-type.ts";

/** A text of our own: a catalogue entry, a web page. */
export const text: EntityTypeRow = {
  label: "text",
  plural: "texts",
  classes: { linkedArt: "LinguisticObject", term: { label: "Web page", aat: "300264578" } },
};
