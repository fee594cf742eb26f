import type { DatabaseSync } from "node:sqlite";
import type { Pid } from "../../identifiers/pid.ts";
import type { EntryKind, FeedSet, Note } from "../port.ts";

type Standing = { gone: 0 | 1; target: Pid | null; offered: bigint };

/** Writes what is seen of things: their entries, items, sets. Called inside a transaction. */
export function writerOf(database: DatabaseSync) {
  const find = database.prepare("SELECT digest, gone, at, offered, ever FROM item WHERE pid = ?");
  const enter = database.prepare("INSERT INTO entry (pid, type, kind, at, target) VALUES (?, ?, ?, ?, ?)");
  const save = database.prepare("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  find.setReadBigInts(true);
  const touch = database.prepare("UPDATE item SET made = ?, offered = ?, ever = ? WHERE pid = ?");
  const known = database.prepare(
    `INSERT INTO "set" VALUES (?, ?) ON CONFLICT (spec) DO UPDATE SET name = excluded.name`,
  );
  const join = database.prepare(
    "INSERT INTO member (spec, pid, gone, at) VALUES (?, ?, 0, ?) ON CONFLICT (spec, pid) DO UPDATE SET gone = 0, at = excluded.at",
  );
  const leave = database.prepare("UPDATE member SET gone = 1, at = ? WHERE pid = ? AND gone = 0");
  const date = database.prepare("UPDATE member SET at = ? WHERE pid = ? AND gone = 0");
  const older = database.prepare("SELECT bit FROM format WHERE since <= ?");
  const bits = database.prepare("SELECT bit FROM format WHERE name = ?");

  function bitsOf(formats: readonly string[]): bigint {
    return formats.reduce((sum, name) => {
      const bit = bits.get(name)?.bit;
      return bit === undefined ? sum : sum | (1n << BigInt(Number(bit)));
    }, 0n);
  }

  /** Whether formats that a thing came into or left were there when it last changed: those that came later say so by their own date. */
  function isNews(changed: bigint, at: string): boolean {
    if (changed === 0n) return false;
    const rows = older.all(at) as { bit: number }[];
    return rows.some(({ bit }) => ((changed >> BigInt(bit)) & 1n) === 1n);
  }

  /** The sets of one that is gone stay as they were, so that it is gone in each of them. One that left a set is gone there since it did. */
  function saveSets(pid: Pid, sets: readonly FeedSet[], at: string): void {
    leave.run(at, pid);
    for (const { spec, name } of sets) {
      known.run(spec, name);
      join.run(spec, pid, at);
    }
  }

  function write(
    { pid, type, digest }: Note,
    kind: EntryKind,
    { gone, target, offered }: Standing,
    now: { at: string; made: string; ever: bigint },
  ): void {
    const { lastInsertRowid: seq } = enter.run(pid, type, kind, now.at, target);
    save.run(pid, type, digest, now.at, seq, gone, target, offered, now.ever | offered, now.made);
  }

  /** Notes one thing; nothing is entered where nothing that outsiders see is otherwise. */
  function note(one: Note, at: string, made: string): void {
    const { pid, type, seen, digest } = one;
    const row = find.get(pid);
    const ever = (row?.ever ?? 0n) as bigint;
    const now = { at, made, ever };
    if ("entity" in seen) {
      const offered = bitsOf(seen.formats);
      if (row?.gone === 0n && row.digest === digest && !isNews((row.offered as bigint) ^ offered, String(row.at))) {
        touch.run(made, offered, ever | offered, pid);
        return;
      }
      write(one, row && row.gone === 0n ? "update" : "create", { gone: 0, target: null, offered }, now);
      saveSets(pid, seen.sets, at);
      return;
    }
    const wasShown = row ? row.gone === 0n : one.wasPublic === true;
    if (!wasShown) return;
    const target = seen.into ?? null;
    // Nobody knows in which formats one was offered that was gone before the log was made: it is gone in all.
    const shown = row ? now : { ...now, ever: allBits() };
    write(one, seen.gone === "merged" ? "merge" : "delete", { gone: 1, target, offered: 0n }, shown);
    if (!row) {
      known.run(`type:${type}`, `Type: ${type}`);
      join.run(`type:${type}`, pid, at);
    }
    date.run(at, pid);
  }

  function allBits(): bigint {
    const rows = database.prepare("SELECT bit FROM format").all() as { bit: number }[];
    return rows.reduce((sum, { bit }) => sum | (1n << BigInt(bit)), 0n);
  }

  return { note };
}
