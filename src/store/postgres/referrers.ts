import type { Referrer, Store } from "../port.ts";
import { summaryOf } from "../rules/summaries.ts";
import type { Sql } from "./connection.ts";
import { entityOf, type KeptEntity } from "./entities.ts";

/** The thing itself, or what it was merged into, and all that lead there. */
const together = `
  WITH lead AS (SELECT COALESCE((SELECT survivor FROM current WHERE pid = $1), $1) AS pid),
  targets AS (SELECT pid FROM lead UNION ALL SELECT c.pid FROM current c JOIN lead ON c.survivor = lead.pid)`;

/** Not itself: what a thing says of one that was merged into it is no reference from elsewhere. */
const seen = `
  FROM reference r JOIN entity e ON e.pid = r.pid
  WHERE r.target = ANY(ARRAY(SELECT pid FROM targets)) AND r.public = 1 AND e.public = 1 AND e.described = 1
    AND (r.pid <> (SELECT pid FROM lead) OR (SELECT COUNT(*) FROM targets) = 1)`;

/** Finds what refers publicly to a thing, or to any PID that leads to it: how many, and the first in order of PID. */
export function referrersIn(sql: Sql): Store["referrers"] {
  return async (pid, limit) => {
    const rows = await sql<KeptEntity & { role: string }>(
      `${together} SELECT e.pid, e.type, e.label, e.public, e.same_as, MIN(r.role) AS role ${seen}
       GROUP BY e.pid ORDER BY e.pid LIMIT $2`,
      [pid, limit],
    );
    const first = rows.map((row): Referrer => ({ pid: row.pid, as: row.role, ...summaryOf(entityOf(row)) }));
    if (rows.length < limit) return { total: rows.length, first };
    const [counted] = await sql<{ n: number }>(`${together} SELECT COUNT(DISTINCT r.pid) AS n ${seen}`, [pid]);
    return { total: counted?.n ?? 0, first };
  };
}
