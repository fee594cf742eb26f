import { graphLosses } from "../linked-art/losses.ts";
import type { Loss } from "../port.ts";

/** What the Linked Art graph loses and CIDOC-CRM carries. */
const carried = new Set([
  "* from",
  "* said",
  "inscription position.x, y, w, h",
  "subject position",
  "placement position on surface or plan",
  "content sha256",
]);

/** The losses of the CIDOC-CRM graph: Linked Art's without what is carried here. */
export const crmLosses: readonly Loss[] = [
  ...graphLosses.filter(({ kind, field }) => !carried.has(`${kind} ${field}`)),
  { kind: "*", field: "from.run", reason: "the run that read a record is told at the record's /why" },
  {
    kind: "placement",
    field: "position.plan",
    reason: "a plan is a drawing, and no property leads from a place to one",
  },
];
