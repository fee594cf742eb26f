import type { EntityTypeRow } from "../entity-type.ts";

/** Works arranged on the walls of a room. */
export const hang: EntityTypeRow = {
  label: "hang",
  plural: "hangs",
  classes: { linkedArt: "Set" },
};
