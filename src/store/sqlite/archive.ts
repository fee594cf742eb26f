import type { DatabaseSync } from "node:sqlite";
import type { Entity } from "../../entities/entity.ts";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { pack, unpack } from "./packed.ts";

/** A version as the archive knows it: its number, the hash of what was said, and since when. */
export type ArchivedVersion = { version: number; hash: string; at: string };

/** A state to keep: what is said of a thing, as JSON text, and its hash. */
export type State = { pid: Pid; type: EntityType; hash: string; facts: string };

/** Every state a thing was described in, append only; version numbers are its, so that a rebuilt store counts on. */
export function archiveOf(database: DatabaseSync) {
  const latest = database.prepare(
    "SELECT version, hash, type, at FROM version WHERE pid = ? ORDER BY version DESC LIMIT 1",
  );
  const addState = database.prepare("INSERT OR IGNORE INTO state (hash, body) VALUES (?, ?)");
  const addVersion = database.prepare("INSERT INTO version (pid, version, hash, type, at) VALUES (?, ?, ?, ?, ?)");
  const body = database.prepare("SELECT body FROM state WHERE hash = ?");

  return {
    /** The version of this state: the latest one again if nothing differs, else the next. */
    keep({ pid, type, hash, facts }: State, at: string): ArchivedVersion {
      const last = latest.get(pid) as (ArchivedVersion & { type: string }) | undefined;
      if (last && last.hash === hash) return { version: last.version, hash, at: last.at };
      const version = (last?.version ?? 0) + 1;
      addState.run(hash, pack(facts));
      addVersion.run(pid, version, hash, type, at);
      return { version, hash, at };
    },
    /** The last state kept of a thing. */
    last(pid: Pid): Entity | undefined {
      const last = latest.get(pid) as (ArchivedVersion & { type: EntityType }) | undefined;
      if (!last) return undefined;
      const facts = JSON.parse(unpack(body.get(last.hash)?.body));
      return { pid, type: last.type, facts, version: last.version, modified: last.at };
    },
  };
}

export type Archive = ReturnType<typeof archiveOf>;
