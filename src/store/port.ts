/**
 * The store: what every record says of every thing, the entity that follows from it, its versions and the change list.
 * All but the archive of versions can be deleted and harvested again. Every adapter passes `contract.ts`.
 */
import type { Entity } from "../entities/entity.ts";
import type { StoredFact } from "../entities/facts.ts";
import type { EntityType } from "../entities/types.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { HarvestBook } from "./harvest-book.ts";

/** What one record says of one subject. `own` marks the one thing that the record is about. */
export type Contribution = { subject: Pid; own: boolean; type: EntityType; facts: StoredFact[] };

/**
 * One record of a source with all it says and its original text. `content` is the hash of what the source said, `revision` names
 * the mapping by which it was described: as long as both stay, the record is unchanged.
 */
export type RecordPut = {
  key: string;
  content: string;
  revision: string;
  original: string;
  contributions: Contribution[];
};

/** What putting a record did. `described` are the PIDs whose own record this is. */
export type PutOutcome = { key: string; outcome: "created" | "updated" | "unchanged"; described: Pid[] };

/** A line of the change list: in commit order, for all who follow. */
export type Change = {
  seq: number;
  pid: Pid;
  type: EntityType;
  kind: ChangeKind;
  version: number;
  at: string;
  cause?: Pid;
};
/**
 * `merge`: it leads to `cause` now. `delete`: nobody describes it any more, or it was ended. `state`: the registry says so of
 * a thing that is described as before. `ripple`: what it shows of `cause` is not as it was; without one, a day has come on which outsiders
 * see more or less of it. The `cause` of an `update` is what was merged into the thing or left it.
 */
export type ChangeKind = "create" | "update" | "delete" | "ripple" | "state" | "merge";

/** What may be decided of a PID that has no entity of its own while it lasts. */
export type Ended = "merged" | "split" | "tombstoned" | "withdrawn" | "void";

/** Where a PID leads now: to its survivor where it is merged, else to itself; `ended` is absent where it stands for itself. */
export type Standing = { pid: Pid; survivor: Pid; ended?: Ended };

/**
 * Registry events after the sequence number `after` up to `cursor`, as the store sees them: the PIDs that were activated or
 * stubbed, and where those stand that were merged, split, ended or brought back.
 */
export type Followed = { after: number; cursor: number; touched: readonly Pid[]; standings: readonly Standing[] };

/** What others need to know of a thing: whether it is described, its type, label for outsiders, and exact matches. */
export type StoredSummary = { type: EntityType; label: string | undefined; public: boolean; sameAs: string[] };

/** Something that refers to a thing, and as what: `"activity/production"`, `"classification"`, `"media"`. */
export type Referrer = StoredSummary & { pid: Pid; as: string };

/** Which referrers are meant: in these ways, of these types, after or before a PID; with `last`, the last of them and not the first. */
export type ReferrersAsked = {
  as?: readonly string[];
  types?: readonly EntityType[];
  after?: Pid;
  before?: Pid;
  last?: boolean;
};

/** How many things of a type refer to a thing in just these ways: `{ type: "object", as: ["activity/production", "media"], count: 3 }`. */
export type ReferrerCount = { type: EntityType; as: string[]; count: number };

export interface Store extends HarvestBook {
  /** Changes whenever the store is made anew: cursors of an older epoch must start again. */
  epoch(): string;
  /** Records as they now are; entities, versions, references and the change list follow in one transaction. */
  put(source: string, run: number, records: readonly RecordPut[]): Promise<PutOutcome[]>;
  /** Takes away all that these records said. Answers the PIDs (survivors for merged ones) that nobody describes any more. */
  remove(source: string, keys: readonly string[]): Promise<{ orphaned: Pid[] }>;
  /**
   * A thing as it stands now: the union of what is said of it and of all that was merged into it. Undefined when nobody
   * describes it, or it leads elsewhere or was ended.
   */
  read(pid: Pid): Promise<Entity | undefined>;
  /** The last state kept of a thing, described now or not, with the time it was last described. A merged one's is its own. */
  lastState(pid: Pid): Promise<Entity | undefined>;
  /** What is said of this very PID, whatever it leads to or was merged into it. */
  saidOf(pid: Pid): Promise<StoredFact[]>;
  /** Of a merged one its survivor's; what was withdrawn or given up is not public. */
  summaries(pids: readonly Pid[]): Promise<Map<Pid, StoredSummary>>;
  /** What refers publicly to a thing or to any that leads to it, in order of PID; `total` is how many are meant. */
  referrers(pid: Pid, limit: number, asked?: ReferrersAsked): Promise<{ total: number; first: Referrer[] }>;
  /**
   * How many of the first `most` in order of PID refer publicly to it or to any that leads to it, by their type and the ways in which
   * they do: each thing is in one row. Of a concept that a hundred thousand refer to, only so many are looked at.
   */
  referrerCounts(pid: Pid, most: number): Promise<ReferrerCount[]>;
  /** Described things, public ones only if asked so, by type; in order of PID, after one and at most `limit`. */
  list(query: { type?: EntityType; public?: boolean; after?: Pid; limit: number }): Promise<Pid[]>;
  /** Which of these stand for themselves and are described by a record of their own, or of one merged into them. */
  described(pids: readonly Pid[]): Promise<Set<Pid>>;
  /** Public things by type. */
  counts(audience: "public" | "all"): Promise<Partial<Record<EntityType, number>>>;
  changes(after: number, limit: number): Promise<Change[]>;
  /**
   * Registry events reach the store: where PIDs lead, the entities that follow from it, their change lines, what must be
   * told, and the cursor, in one transaction. Answers false, and does nothing, where the cursor is not at `after`.
   */
  follow(events: Followed): Promise<boolean>;
  /** How far the registry's log has been followed. */
  cursor(): Promise<number>;
  /** Tells up to `limit` waiting referrers that something they show has changed; answers how many were told. */
  ripple(limit: number): Promise<number>;
  /** Up to `limit` things whose day has come: outsiders see more or less of them than when they were written. Cheap to ask. */
  due(limit: number): Promise<Pid[]>;
  /**
   * Brings these up to date whose day has come, at most 500: what is kept of them for others, whom they refer to publicly, a line of the change
   * list. They have no other version, since nothing else is said of them.
   */
  turn(pids: readonly Pid[]): Promise<void>;
  /**
   * Where the order of authority is not as it was: puts up to `limit` things together anew of which several records speak, and
   * answers how many that were; 0 where all is as the order has it.
   */
  reunite(limit: number): Promise<number>;
  /** A number that moves whenever anything here changed, cheap to ask on every request. */
  stamp(): number;
  close(): Promise<void>;
}
