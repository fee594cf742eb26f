import type { EntityTypeRow } from "../entity-type.ts";

const as = (type: string, crm: string) => ({ crm, linkedArt: { type, endpoint: "concept" } });

/** A term: material, technique, genre, subject. */
export const concept: EntityTypeRow = {
  label: "concept",
  plural: "concepts",
  classes: { crm: "E55_Type", linkedArt: { type: "Type", endpoint: "concept" }, schemaOrg: "DefinedTerm" },
  variants: {
    aspect: "type",
    words: {
      material: as("Material", "E57_Material"),
      language: as("Language", "E56_Language"),
      unit: as("MeasurementUnit", "E58_Measurement_Unit"),
      currency: as("Currency", "E98_Currency"),
    },
  },
};
