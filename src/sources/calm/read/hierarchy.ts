import type { Finding, Place } from "../../port.ts";
import { parentRefNo } from "../record.ts";

/** A record whose reference number is doubtful: its key, the number, and where it was read. */
type Doubtful = { record: string; refNo: string; at: Place };

/** A record whose parent is not there stands alone. */
export function parentMissing(doubtful: Doubtful): Finding {
  const parent = parentRefNo(doubtful.refNo);
  const detail = `There is no record ${parent} that this one would be part of; it stands alone. Add it, or correct RefNo.`;
  return findingOf(doubtful, { rule: "parent-missing", detail });
}

/** Two records with one reference number: what is below is part of the first. */
export function refNoTwice(doubtful: Doubtful): Finding {
  const detail = "An earlier record has this RefNo; what is below it is part of that one. Correct one of the two.";
  return findingOf(doubtful, { rule: "refno-twice", detail });
}

function findingOf({ record, refNo, at }: Doubtful, said: Pick<Finding, "rule" | "detail">): Finding {
  return { kind: "doubtful", table: "catalog", ...at, record, field: "RefNo", value: refNo.slice(0, 200), ...said };
}
