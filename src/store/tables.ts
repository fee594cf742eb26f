/**
 * What the rules of the store read and write: rows, at once, inside one transaction that the adapter holds. SQLite answers
 * from its file; PostgreSQL from rows fetched beforehand, and writes in one go what was changed.
 */
import type { EntityType } from "../entities/types.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Packed } from "./packed.ts";
import type { ChangeKind, Contribution, Ended, RecordPut, Standing } from "./port.ts";

/** The records of all sources, by an id of the store's own; what was found in one is its own. */
export type RecordTable = {
  find(source: string, key: string): number | undefined;
  add(source: string, run: number, record: RecordPut): number;
  set(id: number, run: number, record: RecordPut): void;
  drop(id: number): void;
  dropFindings(source: string, key: string): void;
};

/** What one record says of one thing; `facts` are packed. */
export type SaidRow = { pid: Pid; source: string; key: string; own: number; type: EntityType; facts: Packed };

/** What records say of things. */
export type SaidTable = {
  /** What a record speaks of, in order of PID. */
  subjects(record: number): Pid[];
  /** `text` is the JSON of the contribution's facts. */
  add(record: number, contribution: Contribution, text: string): void;
  drop(record: number): void;
  /** Whether any other record speaks of it. */
  byOthers(pid: Pid, record: number): boolean;
  of(pid: Pid): SaidRow[];
};

/** A row of the entity table: what others need to know of a thing, and the hash of all that is said of it. */
export type EntityRow = {
  type: EntityType;
  /** 1 where it is described and stands for itself. */
  described: number;
  public: number;
  label: string | null;
  same_as: string;
  hash: string;
  version: number;
  modified: string;
  /** The day on which what outsiders see of it changes by itself (`nextTurn`), null where none does. `""`: nobody has looked yet. */
  turns: string | null;
};

/** Things as they stand now. */
export type EntityTable = {
  row(pid: Pid): EntityRow | undefined;
  save(pid: Pid, row: EntityRow): void;
  /** It is no longer described. */
  orphan(pid: Pid, at: string): void;
};

/** That a thing refers to another, as what, and whether outsiders may know (1). */
export type ReferenceRow = { target: Pid; role: string; public: number };

/** Who refers to whom. */
export type ReferenceTable = {
  from(pid: Pid): ReferenceRow[];
  save(pid: Pid, row: ReferenceRow): void;
  remove(pid: Pid, row: ReferenceRow): void;
  removeAll(pid: Pid): void;
};

/** What was decided of a PID; `survivor` where it was merged. */
export type CurrentRow = { ended: Ended; survivor: Pid | null };

/** Where each PID leads by what was decided of it; one that stands for itself has no row. */
export type CurrentTable = {
  row(pid: Pid): CurrentRow | undefined;
  /** The merged PIDs that lead to this one, in order. */
  ledTo(pid: Pid): Pid[];
  /** Whether anything was decided of it, or merged into it. */
  concerns(pid: Pid): boolean;
  set(standing: Standing): void;
};

/** A line to add to the change list: the thing as it is now, what happened, and what it comes of. */
export type ChangeLine = { pid: Pid; type: EntityType; version: number; kind: ChangeKind; cause?: Pid | undefined };

/** The change list, and the things whose referrers wait to be told. */
export type ChangeTable = {
  note(line: ChangeLine, at: string): void;
  /** All that refer to this PID shall be told, if anything does. */
  ripple(pid: Pid): void;
};

/** A version as the archive knows it: its number, the hash of what was said, and since when. */
export type ArchivedVersion = { version: number; hash: string; type: EntityType; at: string };

/** Every state a thing was described in, append only; version numbers are its, so that a rebuilt store counts on. */
export type ArchiveTable = {
  latest(pid: Pid): ArchivedVersion | undefined;
  /** `facts` is the JSON text whose hash the version has. */
  add(pid: Pid, version: ArchivedVersion, facts: string): void;
};

/** What is kept of the store itself: `"registry-cursor"`, how far the registry's log has been followed; `"authority"`, see `rules/reunite.ts`. */
export type MetaTable = { get(name: string): string | undefined; set(name: string, value: string): void };

/** Everything that the rules work on. */
export type Tables = {
  records: RecordTable;
  said: SaidTable;
  entities: EntityTable;
  references: ReferenceTable;
  current: CurrentTable;
  changes: ChangeTable;
  archive: ArchiveTable;
  meta: MetaTable;
};
