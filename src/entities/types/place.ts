import type { EntityTypeRow } from "../entity-type.ts";

/** A place on earth. */
export const place: EntityTypeRow = {
  label: "place",
  plural: "places",
  classes: { linkedArt: "Place" },
};
