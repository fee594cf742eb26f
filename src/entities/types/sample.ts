import type { EntityTypeRow } from "../entity-type.ts";

/** A sample taken from a work for analysis. */
export const sample: EntityTypeRow = {
  label: "sample",
  plural: "samples",
  classes: {
    crm: "E22_Human-Made_Object",
    linkedArt: { type: "HumanMadeObject", endpoint: "object" },
    schemaOrg: "Thing",
  },
};
