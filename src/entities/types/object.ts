import type { EntityTypeRow } from "../entity-type.ts";

/** A painting, a frame, anything made and kept. */
export const object: EntityTypeRow = {
  label: "object",
  plural: "objects",
  classes: { linkedArt: "HumanMadeObject" },
  usually: { label: "collection item", aat: "300404024" },
};
