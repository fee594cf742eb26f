import type { EntityTypeRow } from "../entity-type.ts";

/** An exhibition, at one venue or several. */
export const exhibition: EntityTypeRow = {
  label: "exhibition",
  plural: "exhibitions",
  classes: {
    crm: "E7_Activity",
    linkedArt: { type: "Activity", endpoint: "event" },
    schemaOrg: "ExhibitionEvent",
    aat: "300054766",
  },
};
