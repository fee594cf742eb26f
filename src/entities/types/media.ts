import type { EntityTypeRow } from "../entity-type.ts";

/** A digital image or film. */
export const media: EntityTypeRow = {
  label: "image",
  plural: "images",
  classes: { linkedArt: "DigitalObject", term: { label: "Digital image", aat: "300215302" } },
};
