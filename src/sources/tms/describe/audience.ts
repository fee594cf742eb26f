import type { Audience } from "../../../entities/facts.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import type { Row } from "./rows.ts";

/** Who may see what a row says: its `PublicAccess` where the table has that column (an empty one is a no), else the mapping's. */
export function audienceOf(row: Row, mapping: TmsMapping): Audience {
  if (row.PublicAccess === undefined) return mapping.audience;
  return isPublic(row) ? "public" : "staff";
}

/** Whether `PublicAccess` says yes, in any of the ways in which exports write it. */
export function isPublic(row: Row): boolean {
  return /^(1|-1|true|yes|y)$/i.test(row.PublicAccess ?? "");
}

/** Whether `PublicAccess` says no: the column is there and does not say yes. */
export const isClosed = (row: Row | undefined): boolean => row?.PublicAccess !== undefined && !isPublic(row);
