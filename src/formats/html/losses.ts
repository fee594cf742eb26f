import type { Loss } from "../port.ts";

/** A page shows all that people ask for; so does what is written from the same sections. */
export const pageLosses: readonly Loss[] = [
  { kind: "name", field: "use: search", reason: "forms for finding are not names people use" },
];
