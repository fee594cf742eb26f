import type { EntityTypeRow } from "../entity-type.ts";

/** A digital image or film. */
export const media: EntityTypeRow = {
  label: "image",
  plural: "images",
  classes: {
    crm: "D1_Digital_Object",
    linkedArt: { type: "DigitalObject", endpoint: "digital" },
    schemaOrg: "ImageObject",
    aat: "300215302",
  },
};
