import type { DatabaseSync } from "node:sqlite";
import type { Authority } from "../../entities/authority.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { currentIn } from "./current.ts";
import type { Entities } from "./entities.ts";
import { contentHash } from "./packed.ts";

/** How far a store has been put together by the order of authority that it was opened with. */
export function reuniteIn(database: DatabaseSync, entities: Entities, authority: Authority) {
  const get = database.prepare("SELECT value FROM meta WHERE name = ?");
  const set = database.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)");
  const page = database.prepare(
    "SELECT pid FROM contribution WHERE pid > ? GROUP BY pid HAVING count(*) > 1 ORDER BY pid LIMIT ?",
  );
  const current = currentIn(database);
  const print = contentHash(JSON.stringify([authority.order, authority.rules]));
  const read = (name: string) => get.get(name)?.value?.toString();

  /** Called inside a transaction. A store of an older version was put together without rules. */
  return (limit: number, now: Date): number => {
    const done = read("authority");
    if (done === print || (done === undefined && Object.keys(authority.rules).length === 0)) {
      if (done === undefined) set.run("authority", print);
      return 0;
    }
    const half = read("authority-half")?.split(" ");
    const after = half?.[0] === print ? (half[1] ?? "") : "";
    const pids = page.all(after, limit).map((row) => row.pid as Pid);
    for (const pid of new Set(pids.map(current.lead))) entities.rebuild(pid, now);
    const last = pids.at(-1);
    if (last === undefined) set.run("authority", print);
    else set.run("authority-half", `${print} ${last}`);
    return pids.length;
  };
}
