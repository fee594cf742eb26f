import type { EntityTypeRow } from "../entity-type.ts";

/** A way through the building past things to see. */
export const route: EntityTypeRow = {
  label: "route",
  plural: "routes",
  classes: { linkedArt: "Set" },
};
