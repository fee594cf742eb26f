import type { EntityTypeRow } from "../entity-type.ts";

/** A painting, a frame, anything made and kept. */
export const object: EntityTypeRow = {
  label: "object",
  plural: "objects",
  classes: {
    crm: "E22_Human-Made_Object",
    linkedArt: { type: "HumanMadeObject", endpoint: "object" },
    schemaOrg: "VisualArtwork",
  },
};
