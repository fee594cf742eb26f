import type { DatabaseSync } from "node:sqlite";
import type { Pid } from "../../identifiers/pid.ts";
import type { FeedSet, InSet } from "../port.ts";

/** An entry that was just made: of which thing, its number, when. */
type Entered = { pid: Pid; seq: number | bigint; at: string };

/** Which sets things are in since when, and what each entry is to them. Called inside a transaction. */
export function membershipIn(database: DatabaseSync) {
  const name = database.prepare(
    `INSERT INTO "set" VALUES (?, ?) ON CONFLICT (spec) DO UPDATE SET name = excluded.name`,
  );
  const join = database.prepare(
    "INSERT INTO member VALUES (?, ?, 0, ?) ON CONFLICT (spec, pid) DO UPDATE SET gone = 0, at = excluded.at",
  );
  const leave = database.prepare("UPDATE member SET gone = 1, at = ? WHERE spec = ? AND pid = ?");
  const date = database.prepare("UPDATE member SET at = ? WHERE pid = ? AND gone = 0");
  const now = database.prepare("SELECT spec FROM member WHERE pid = ? AND gone = 0");
  const enter = database.prepare("INSERT INTO entry_set VALUES (?, ?, ?)");
  const specsOf = (pid: Pid) => now.all(pid).map(({ spec }) => String(spec));

  return {
    /** A thing is in these sets now, as the entry says. One that came back comes into each; one that left a set is gone there since it did. */
    set({ pid, seq, at }: Entered, sets: readonly FeedSet[], isBack: boolean): void {
      const before = new Set(specsOf(pid));
      for (const set of sets) {
        name.run(set.spec, set.name);
        join.run(set.spec, pid, at);
        const how: InSet = before.delete(set.spec) && !isBack ? "stayed" : "came";
        enter.run(set.spec, seq, how);
      }
      for (const spec of before) {
        leave.run(at, spec, pid);
        enter.run(spec, seq, "left" satisfies InSet);
      }
    },
    /** A thing is gone: it stays in its sets as one that is gone, so that each of them tells it. */
    leaveAll({ pid, seq, at }: Entered): void {
      date.run(at, pid);
      for (const spec of specsOf(pid)) enter.run(spec, seq, "left" satisfies InSet);
    },
  };
}
