import type { EntityTypeRow } from "../entity-type.ts";

/** A body of people: workshop, museum, firm, family. */
export const group: EntityTypeRow = {
  label: "group",
  plural: "groups",
  classes: { linkedArt: "Group" },
};
