import type { EntityTypeRow } from "../entity-type.ts";

/** A sample taken from a work for analysis. */
export const sample: EntityTypeRow = {
  label: "sample",
  plural: "samples",
  classes: { linkedArt: "HumanMadeObject" },
};
