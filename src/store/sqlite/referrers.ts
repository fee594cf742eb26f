import type { DatabaseSync } from "node:sqlite";
import type { Pid } from "../../identifiers/pid.ts";
import { leadOf } from "../rules/current.ts";
import type { CurrentTable, EntityRow } from "../tables.ts";

/** A row of what refers to a thing, and as what. */
export type ReferrerRow = EntityRow & { pid: Pid; role: string };

const seen = "r.public = 1 AND e.public = 1 AND e.described = 1";
const alone = "r.target = ?1";
/** Not itself: what a thing says of one that was merged into it is no reference from elsewhere. */
const together = "r.target IN (SELECT ?1 UNION ALL SELECT pid FROM current WHERE survivor = ?1) AND r.pid <> ?1";

/**
 * Finds what refers publicly to a thing, or to any PID that leads to it: how many, and the first in order of PID. Grouped by the
 * index's own order: of a concept that thousands refer to, only the first are read.
 */
export function referrersIn(database: DatabaseSync, current: CurrentTable) {
  const [ofOne, ofMany] = [alone, together].map((target) => ({
    first: database.prepare(
      `SELECT e.pid, e.type, e.label, e.public, e.same_as, MIN(r.role) AS role FROM reference r CROSS JOIN entity e ON e.pid = r.pid
       WHERE ${target} AND ${seen} GROUP BY r.pid ORDER BY r.pid LIMIT ?2`,
    ),
    count: database.prepare(
      `SELECT COUNT(DISTINCT r.pid) AS n FROM reference r JOIN entity e ON e.pid = r.pid WHERE ${target} AND ${seen}`,
    ),
  }));

  return (pid: Pid, limit: number): { rows: ReferrerRow[]; total: number } => {
    const lead = leadOf(current, pid);
    const find = current.ledTo(lead).length > 0 ? ofMany : ofOne;
    const rows = find?.first.all(lead, limit) as ReferrerRow[];
    return { rows, total: rows.length < limit ? rows.length : Number(find?.count.get(lead)?.n) };
  };
}
