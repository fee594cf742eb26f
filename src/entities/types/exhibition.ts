import type { EntityTypeRow } from "../entity-type.ts";

/** An exhibition, at one venue or several. */
export const exhibition: EntityTypeRow = {
  label: "exhibition",
  plural: "exhibitions",
  classes: { linkedArt: "Activity", term: { label: "Exhibition", aat: "300054766" } },
};
