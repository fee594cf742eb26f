import type { DatabaseSync } from "node:sqlite";
import type { Authority } from "../../entities/authority.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Entities } from "../rules/entities.ts";
import { reunite, toReuniteAfter } from "../rules/reunite.ts";
import type { Tables } from "../tables.ts";

/** Puts together anew, by the order of authority that a store was opened with, all of which several records speak. */
export function reuniteIn(
  database: DatabaseSync,
  { tables, entities, authority }: { tables: Tables; entities: Entities; authority: Authority },
) {
  const page = database.prepare(
    "SELECT pid FROM contribution WHERE pid > ? GROUP BY pid HAVING count(*) > 1 ORDER BY pid LIMIT ?",
  );

  /** Called inside a transaction. */
  return (limit: number, now: Date): number => {
    const after = toReuniteAfter(tables.meta, authority);
    if (after === undefined) return 0;
    const pids = page.all(after, limit).map((row) => row.pid as Pid);
    reunite(tables, { pids, entities, authority }, now);
    return pids.length;
  };
}
