import type { DatabaseSync } from "node:sqlite";
import type { Pid } from "../../identifiers/pid.ts";
import type { EntryKind, Note } from "../port.ts";
import { membershipIn } from "./membership.ts";

type Standing = { gone: 0 | 1; target: Pid | null; offered: bigint };

/** Writes what is seen of things: their entries, items, sets. Called inside a transaction. */
export function writerOf(database: DatabaseSync) {
  const find = database.prepare("SELECT digest, gone, at, offered, ever FROM item WHERE pid = ?");
  const enter = database.prepare("INSERT INTO entry (pid, type, kind, at, target) VALUES (?, ?, ?, ?, ?)");
  const save = database.prepare("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  find.setReadBigInts(true);
  const touch = database.prepare("UPDATE item SET made = ?, offered = ?, ever = ? WHERE pid = ?");
  const older = database.prepare("SELECT bit FROM format WHERE since <= ?");
  const membership = membershipIn(database);
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

  function write(
    { pid, type, digest }: Note,
    kind: EntryKind,
    { gone, target, offered }: Standing,
    now: { at: string; made: string; ever: bigint },
  ): number | bigint {
    const { lastInsertRowid: seq } = enter.run(pid, type, kind, now.at, target);
    save.run(pid, type, digest, now.at, seq, gone, target, offered, now.ever | offered, now.made);
    return seq;
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
      const wasShown = row?.gone === 0n;
      const seq = write(one, wasShown ? "update" : "create", { gone: 0, target: null, offered }, now);
      membership.set({ pid, seq, at }, seen.sets, !wasShown);
      return;
    }
    const wasShown = row ? row.gone === 0n : one.wasPublic === true;
    if (!wasShown) return;
    const target = seen.into ?? null;
    // Nobody knows in which formats one was offered that was gone before the log was made: it is gone in all.
    const shown = row ? now : { ...now, ever: allBits() };
    const seq = write(one, seen.gone === "merged" ? "merge" : "delete", { gone: 1, target, offered: 0n }, shown);
    if (row) membership.leaveAll({ pid, seq, at });
    else membership.set({ pid, seq, at }, [{ spec: `type:${type}`, name: `Type: ${type}` }], false);
  }

  function allBits(): bigint {
    const rows = database.prepare("SELECT bit FROM format").all() as { bit: number }[];
    return rows.reduce((sum, { bit }) => sum | (1n << BigInt(bit)), 0n);
  }

  /** Whether a thing is seen otherwise than it was last noted. */
  function differs({ pid, seen, digest }: Note): boolean {
    const row = find.get(pid);
    return "entity" in seen ? row?.gone !== 0n || row.digest !== digest : row?.gone === 0n;
  }

  return { note, differs };
}
