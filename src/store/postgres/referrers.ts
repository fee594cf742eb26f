import type { EntityType } from "../../entities/types.ts";
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

const narrowed = `
  AND ($2::text[] IS NULL OR r.role = ANY($2::text[])) AND ($3::text[] IS NULL OR e.type = ANY($3::text[]))
  AND r.pid > $4 AND ($5::text IS NULL OR r.pid < $5::text)`;

/** Finds what refers publicly to a thing, or to any PID that leads to it: how many, and the first in order of PID. */
export function referrersIn(sql: Sql): Pick<Store, "referrers" | "referrerCounts"> {
  return {
    async referrers(pid, limit, { as, types, after, before, last } = {}) {
      const asked = [pid, as ?? null, types ?? null, after ?? "", before ?? null];
      const rows = await sql<KeptEntity & { role: string }>(
        `${together} SELECT * FROM (
           SELECT e.pid, e.type, e.label, e.public, e.same_as, MIN(r.role) AS role ${seen} ${narrowed}
           GROUP BY e.pid ORDER BY e.pid ${last ? "DESC" : ""} LIMIT $6
         ) AS found ORDER BY pid`,
        [...asked, limit],
      );
      const first = rows.map((row): Referrer => ({ pid: row.pid, as: row.role, ...summaryOf(entityOf(row)) }));
      if (rows.length < limit) return { total: rows.length, first };
      const [counted] = await sql<{ n: number }>(
        `${together} SELECT COUNT(DISTINCT r.pid) AS n ${seen} ${narrowed}`,
        asked,
      );
      return { total: counted?.n ?? 0, first };
    },
    async referrerCounts(pid, most) {
      const rows = await sql<{ type: EntityType; roles: string; n: number }>(
        `${together} SELECT type, roles, COUNT(*) AS n FROM (
           SELECT e.type, string_agg(DISTINCT r.role, ',' ORDER BY r.role) AS roles ${seen} GROUP BY e.pid, e.type ORDER BY e.pid LIMIT $2
         ) AS found GROUP BY type, roles ORDER BY type COLLATE "C", roles COLLATE "C"`,
        [pid, most],
      );
      return rows.map(({ type, roles, n }) => ({ type, as: roles.split(","), count: n }));
    },
  };
}
