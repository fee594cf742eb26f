import type { DatabaseSync } from "node:sqlite";
import type { Pid } from "../../identifiers/pid.ts";
import type { Followed, Standing } from "../port.ts";
import type { Archive } from "./archive.ts";
import { currentIn } from "./current.ts";
import { decidedIn } from "./decided.ts";
import type { Entities } from "./entities.ts";

/** The store's end of following the registry. Called inside a transaction. */
export function followerOf(database: DatabaseSync, archive: Archive, entities: Entities) {
  const get = database.prepare("SELECT value FROM meta WHERE name = 'registry-cursor'");
  const set = database.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('registry-cursor', ?)");
  const current = currentIn(database);
  const decided = decidedIn(database, archive, entities);
  const cursor = () => Number(get.get()?.value ?? 0);

  function follow(events: Followed, now: Date): boolean {
    if (cursor() !== events.after) return false;
    for (const pid of new Set(events.touched)) decided.touch(pid, now);
    stand(events.standings, now);
    set.run(String(events.cursor));
    return true;
  }

  /** All lead where they now lead before any is put together anew. A survivor's change comes of what was merged into it, or left it. */
  function stand(standings: readonly Standing[], now: Date): void {
    const survivors = new Map<Pid, Pid>();
    const moved: { before: Standing; after: Standing }[] = [];
    for (const after of standings) {
      const before = current.standing(after.pid);
      if (before.ended === after.ended && before.survivor === after.survivor) continue;
      moved.push({ before, after });
      current.set(after);
      for (const { survivor } of [before, after]) if (survivor !== after.pid) survivors.set(survivor, after.pid);
    }
    for (const { before, after } of moved) show(before, after, now);
    for (const [survivor, cause] of survivors) entities.rebuild(survivor, now, { cause });
  }

  function show(before: Standing, { pid, survivor, ended }: Standing, now: Date): void {
    if (ended === "merged") decided.end({ pid, kind: "merge", cause: survivor }, now);
    else if (ended) decided.end({ pid, kind: before.ended ? "state" : "delete" }, now);
    else decided.bringBack(pid, now);
  }

  return { cursor, follow };
}
