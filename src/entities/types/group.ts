import type { EntityTypeRow } from "../entity-type.ts";

/** A body of people: workshop, museum, firm, family. */
export const group: EntityTypeRow = {
  label: "group",
  plural: "groups",
  classes: { crm: "E74_Group", linkedArt: { type: "Group", endpoint: "group" }, schemaOrg: "Organization" },
};
