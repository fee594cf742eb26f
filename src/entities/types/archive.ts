import type { EntityTypeRow } from "../entity-type.ts";

const object = {
  crm: "E22_Human-Made_Object",
  linkedArt: { type: "HumanMadeObject", endpoint: "object" },
  aat: "300404024",
};

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
  variants: { aspect: "level", words: { item: object, piece: object } },
};
