import type { EntityTypeRow } from "../entity-type.ts";

/** A term: material, technique, genre, subject. */
export const concept: EntityTypeRow = {
  label: "concept",
  plural: "concepts",
  classes: { linkedArt: "Type" },
  variants: {
    aspect: "type",
    words: {
      material: { linkedArt: "Material" },
      language: { linkedArt: "Language" },
      unit: { linkedArt: "MeasurementUnit" },
      currency: { linkedArt: "Currency" },
    },
  },
};
