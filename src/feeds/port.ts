/**
 * The one log that every feed is a view of: what outsiders could see, since when, and what they no longer can. It is kept in a file of its
 * own and outlives the store: that a thing was shown once, and is gone, is known for ever. If the file is lost it is made anew as
 * another epoch, with the deletions that registry and archive know of.
 */
import type { EntityType } from "../entities/types.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { PublicEntity } from "../publish/public-entity.ts";

/** What happened to a thing as outsiders see it. `merge`: it leads to `into` now. */
export type EntryKind = "create" | "update" | "delete" | "merge";

/** A line of the log, in order of `seq`; `at` is when it could be seen, ISO 8601 with seconds and `Z`. */
export type FeedEntry = {
  seq: number;
  pid: Pid;
  type: EntityType;
  kind: EntryKind;
  at: string;
  into?: Pid;
  inSet?: InSet;
};

/** What an entry is to the set that was asked for: the thing came into it, stayed in it, or left it. */
export type InSet = "came" | "stayed" | "left";

/** A thing that is or was shown: when that last changed, and `gone` where it no longer is; both in the set or format that was asked for. */
export type FeedItem = { pid: Pid; type: EntityType; at: string; seq: number; gone: boolean; into?: Pid };

/** A set of things: `{ spec: "room:X5K4-2B6C-9Q1W", name: "Room 41" }`; the part before the colon is its kind. */
export type FeedSet = { spec: string; name: string };

/** Where a list of items goes on: behind this one. */
export type ItemPlace = { at: string; pid: Pid };

/**
 * Which items: of a format (those ever offered in it), a set (those ever in it), a type, changed in a span (both ends belong to it). `from` and
 * `until` are compared with the item's `at`, or with the day on which the format began to be written as it is, where that is later.
 */
export type ItemQuery = { format?: string; set?: string; type?: EntityType; from?: string; until?: string };

/** Which entries: of things of a type, of one thing, of things that came into, were in or left a set. What was in a list once stays there. */
export type EntryQuery = { type?: EntityType; pid?: Pid; set?: string };

/** The log, as feeds read it. */
export interface FeedLog {
  /** Changes when the log is made anew: who followed an older one starts again. */
  epoch(): string;
  /** How far the store's change list has been followed, of which making of the store. */
  cursor(): { epoch: string; seq: number } | undefined;
  /** The last entry, if there is any. */
  head(): FeedEntry | undefined;
  /** In order; after a sequence number, or after so many of those that are asked for. */
  entries(query: EntryQuery & { since?: number; skip?: number; limit: number }): FeedEntry[];
  countEntries(query: EntryQuery): number;
  /** In order of `at`, then PID; behind a place, or after so many. */
  items(query: ItemQuery & { after?: ItemPlace; skip?: number; limit: number }): FeedItem[];
  countItems(query: ItemQuery): number;
  /**
   * Those among the next `looked` things behind a place (of the set, else of all), so that a few among very many are found, and many counted, little by
   * little; `last` is where it stopped, if there may be more.
   */
  itemsAmong(query: ItemQuery & { after?: ItemPlace; looked: number }): { items: FeedItem[]; last?: ItemPlace };
  /** The thing itself; with a question only if it is among what is asked for, and gone as it is there. */
  item(pid: Pid, query?: ItemQuery): FeedItem | undefined;
  /** Every set that anything is or was in, in order of `spec`; a page of them behind one where that is asked for. */
  sets(page?: { after?: string; limit: number }): FeedSet[];
  countSets(): number;
  /** The sets that a thing is in now. */
  setsOf(pid: Pid): string[];
  /** The formats that a thing is offered in now, by name. */
  formatsOf(pid: Pid): string[];
  /** Since when things are written in a format as they are, ISO 8601: its items are never older. Undefined for one that is not known. */
  revisedSince(format: string): string | undefined;
  /** The moment before which nothing ever changed. */
  earliest(): string | undefined;
  /** A number that moves whenever anything here changed. */
  stamp(): number;
  close(): void;
}

/** What outsiders see of a thing now: itself and the media records that it shows, or that it is gone and what it leads to. */
export type Seen =
  | { entity: PublicEntity; media?: readonly PublicEntity[]; sets: readonly FeedSet[]; formats: readonly string[] }
  | { gone: "deleted" | "merged"; into?: Pid };

/** What is noted of a thing: `digest` tells whether what is shown differs. `wasPublic` where it is gone and was never noted before. */
export type Note = { pid: Pid; type: EntityType; seen: Seen; digest: string; wasPublic?: boolean };

/** The log, as its follower writes it. */
export interface FeedBook extends FeedLog {
  /** Notes what is seen and moves the cursor, in one step; answers false, and does nothing, where another was quicker. */
  note(
    notes: readonly Note[],
    from: { epoch: string; seq: number } | undefined,
    to: { epoch: string; seq: number },
  ): boolean;
  /** Whether a thing is seen otherwise than it was last noted. */
  differs(note: Note): boolean;
  /** Things held to be shown that were not noted since the cursor came to this making of the store, after one in order of PID. */
  unseen(after: Pid | undefined, limit: number): { pid: Pid; type: EntityType }[];
  /** Tells the log how formats are written now: `[{ name: "lido", revised: "2026-11-30" }]`. */
  knowFormats(formats: readonly { name: string; revised: string }[]): void;
}
