import type { EntityTypeRow } from "../entity-type.ts";

/** Things put together by staff for a purpose. */
export const packageType: EntityTypeRow = {
  label: "package",
  plural: "packages",
  classes: { crm: "E78_Curated_Holding", linkedArt: { type: "Set", endpoint: "set" }, schemaOrg: "Collection" },
};
