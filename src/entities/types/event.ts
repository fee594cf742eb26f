import type { EntityTypeRow } from "../entity-type.ts";

/** Something that happened. */
export const event: EntityTypeRow = {
  label: "event",
  plural: "events",
  classes: { crm: "E5_Event", linkedArt: { type: "Event", endpoint: "event" }, schemaOrg: "Event", aat: "300069084" },
};
