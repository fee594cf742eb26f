import type { Finding, Place } from "../../port.ts";
import { parentRefNo } from "../record.ts";

/** A record whose parent is not there stands alone. */
export function parentMissing(record: string, refNo: string, at: Place): Finding {
  const detail = `There is no record ${parentRefNo(refNo)} that this one would be part of; it stands alone. Add it, or correct RefNo.`;
  return {
    kind: "doubtful",
    rule: "parent-missing",
    table: "catalog",
    ...at,
    record,
    field: "RefNo",
    value: refNo.slice(0, 200),
    detail,
  };
}

/** Two records with one reference number: what is below is part of the first. */
export function refNoTwice(record: string, refNo: string, at: Place): Finding {
  const detail = "An earlier record has this RefNo; what is below it is part of that one. Correct one of the two.";
  return {
    kind: "doubtful",
    rule: "refno-twice",
    table: "catalog",
    ...at,
    record,
    field: "RefNo",
    value: refNo.slice(0, 200),
    detail,
  };
}
