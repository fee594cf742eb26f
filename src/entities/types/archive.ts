import type { EntityTypeRow } from "../entity-type.ts";

/** A fonds, series, file or item of an archive. */
export const archive: EntityTypeRow = {
  label: "archive",
  plural: "archives",
  classes: {
    crm: "E78_Curated_Holding",
    linkedArt: { type: "Set", endpoint: "set" },
    schemaOrg: "ArchiveComponent",
    aat: "300025976",
  },
};
