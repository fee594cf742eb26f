import type { EntityTypeRow } from "../entity-type.ts";

/** A place in the building: a room, a wall, a case. */
export const location: EntityTypeRow = {
  label: "location",
  plural: "locations",
  classes: { linkedArt: "Place" },
};
