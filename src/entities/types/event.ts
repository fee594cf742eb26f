import type { EntityTypeRow } from "../entity-type.ts";

/** Something that happened. */
export const event: EntityTypeRow = {
  label: "event",
  plural: "events",
  classes: { linkedArt: "Event", term: { label: "Event", aat: "300069084" } },
};
