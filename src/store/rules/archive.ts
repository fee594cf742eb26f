import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { ArchivedVersion, ArchiveTable } from "../tables.ts";

/** A state to keep: what is said of a thing, as JSON text, and its hash. */
export type State = { pid: Pid; type: EntityType; hash: string; facts: string };

/** Keeps a state; answers its version: the latest one again if nothing differs, else the next. */
export function keepState(archive: ArchiveTable, { pid, type, hash, facts }: State, at: string): ArchivedVersion {
  const last = archive.latest(pid);
  if (last && last.hash === hash) return last;
  const next = { version: (last?.version ?? 0) + 1, hash, type, at };
  archive.add(pid, next, facts);
  return next;
}
