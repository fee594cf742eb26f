import type { DatabaseSync } from "node:sqlite";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { ReferrerCount, ReferrersAsked } from "../port.ts";
import { leadOf } from "../rules/current.ts";
import type { CurrentTable, EntityRow } from "../tables.ts";

/** A row of what refers to a thing, and as what. */
export type ReferrerRow = EntityRow & { pid: Pid; role: string };

const seen = "r.public = 1 AND e.public = 1 AND e.described = 1";
const alone = "r.target = ?1";
/** Not itself: what a thing says of one that was merged into it is no reference from elsewhere. */
const together = "r.target IN (SELECT ?1 UNION ALL SELECT pid FROM current WHERE survivor = ?1) AND r.pid <> ?1";

/** Narrowed by roles and types (JSON arrays), and by the PIDs that they stand between. */
const narrowed = `(?2 IS NULL OR r.role IN (SELECT value FROM json_each(?2))) AND (?3 IS NULL OR e.type IN (SELECT value FROM json_each(?3)))
  AND r.pid > ?4 AND (?5 = '' OR r.pid < ?5)`;

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
    narrowed: database.prepare(
      `SELECT e.pid, e.type, e.label, e.public, e.same_as, MIN(r.role) AS role FROM reference r CROSS JOIN entity e ON e.pid = r.pid
       WHERE ${target} AND ${seen} AND ${narrowed} GROUP BY r.pid ORDER BY r.pid LIMIT ?6`,
    ),
    last: database.prepare(
      `SELECT * FROM (SELECT e.pid, e.type, e.label, e.public, e.same_as, MIN(r.role) AS role
       FROM reference r CROSS JOIN entity e ON e.pid = r.pid
       WHERE ${target} AND ${seen} AND ${narrowed} GROUP BY r.pid ORDER BY r.pid DESC LIMIT ?6) ORDER BY pid`,
    ),
    countNarrowed: database.prepare(
      `SELECT COUNT(DISTINCT r.pid) AS n FROM reference r CROSS JOIN entity e ON e.pid = r.pid
       WHERE ${target} AND ${seen} AND ${narrowed}`,
    ),
    counts: database.prepare(
      `SELECT type, roles, COUNT(*) AS n FROM (
         SELECT e.type AS type, group_concat(DISTINCT r.role ORDER BY r.role) AS roles
         FROM reference r CROSS JOIN entity e ON e.pid = r.pid WHERE ${target} AND ${seen} GROUP BY r.pid ORDER BY r.pid LIMIT ?2
       ) GROUP BY type, roles ORDER BY type, roles`,
    ),
  }));
  const find = (pid: Pid) => {
    const lead = leadOf(current, pid);
    const statements = current.ledTo(lead).length > 0 ? ofMany : ofOne;
    if (!statements) throw new TypeError("there are statements for one and for many");
    return { lead, statements };
  };

  return {
    all(pid: Pid, limit: number): { rows: ReferrerRow[]; total: number } {
      const { lead, statements } = find(pid);
      const rows = statements.first.all(lead, limit) as ReferrerRow[];
      return { rows, total: rows.length < limit ? rows.length : Number(statements.count.get(lead)?.n) };
    },
    some(pid: Pid, limit: number, { as, types, after, before, last }: ReferrersAsked) {
      const { lead, statements } = find(pid);
      const asked = [as ? JSON.stringify(as) : null, types ? JSON.stringify(types) : null, after ?? "", before ?? ""];
      const rows = (last ? statements.last : statements.narrowed).all(lead, ...asked, limit) as ReferrerRow[];
      const total = rows.length < limit ? rows.length : Number(statements.countNarrowed.get(lead, ...asked)?.n);
      return { rows, total };
    },
    counts(pid: Pid, most: number): ReferrerCount[] {
      const { lead, statements } = find(pid);
      const rows = statements.counts.all(lead, most) as { type: EntityType; roles: string; n: number }[];
      return rows.map(({ type, roles, n }) => ({ type, as: roles.split(","), count: n }));
    },
  };
}
