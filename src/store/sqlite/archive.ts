import type { DatabaseSync } from "node:sqlite";
import type { Entity } from "../../entities/entity.ts";
import type { StoredFact } from "../../entities/facts.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { pack, unpack } from "../packed.ts";
import type { ArchivedVersion, ArchiveTable } from "../tables.ts";

/** The archive of a file. `last` answers the last state kept of a thing, `state` the facts that have this hash. */
export type Archive = ArchiveTable & {
  last(pid: Pid): Entity | undefined;
  state(hash: string): StoredFact[] | undefined;
};

/** Every state a thing was described in, append only; version numbers are its, so that a rebuilt store counts on. */
export function archiveOf(database: DatabaseSync): Archive {
  const latest = database.prepare(
    "SELECT version, hash, type, at FROM version WHERE pid = ? ORDER BY version DESC LIMIT 1",
  );
  const addState = database.prepare("INSERT OR IGNORE INTO state (hash, body) VALUES (?, ?)");
  const addVersion = database.prepare("INSERT INTO version (pid, version, hash, type, at) VALUES (?, ?, ?, ?, ?)");
  const body = database.prepare("SELECT body FROM state WHERE hash = ?");
  const latestOf = (pid: Pid) => latest.get(pid) as ArchivedVersion | undefined;
  const state = (hash: string): StoredFact[] | undefined => {
    const found = body.get(hash);
    return found && JSON.parse(unpack(found.body));
  };

  return {
    latest: latestOf,
    state,
    add(pid, { version, hash, type, at }, facts) {
      addState.run(hash, pack(facts));
      addVersion.run(pid, version, hash, type, at);
    },
    last(pid) {
      const last = latestOf(pid);
      const facts = last && state(last.hash);
      if (!last || !facts) return undefined;
      return { pid, type: last.type, facts, version: last.version, modified: last.at };
    },
  };
}
