import type { EntityTypeRow } from "../entity-type.ts";

/** Things put together by staff for a purpose. */
export const packageType: EntityTypeRow = {
  label: "package",
  plural: "packages",
  classes: { linkedArt: "Set" },
};
