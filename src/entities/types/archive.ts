import type { Classes, EntityTypeRow } from "../entity-type.ts";

const object: Classes = { linkedArt: "HumanMadeObject", term: { label: "Collection item", aat: "300404024" } };

/** A fonds, series, file or item of an archive. */
export const archive: EntityTypeRow = {
  label: "archive",
  plural: "archives",
  classes: { linkedArt: "Set", term: { label: "Collection", aat: "300025976" } },
  variants: { aspect: "level", words: { item: object, piece: object } },
};
