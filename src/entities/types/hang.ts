import type { EntityTypeRow } from "../entity-type.ts";

/** Works arranged on the walls of a room. */
export const hang: EntityTypeRow = {
  label: "hang",
  plural: "hangs",
  classes: { crm: "E78_Curated_Holding", linkedArt: { type: "Set", endpoint: "set" }, schemaOrg: "ItemList" },
};
