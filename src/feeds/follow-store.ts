import { setImmediate as breath } from "node:timers/promises";
import type { EntityType } from "../entities/types.ts";
import { Problem } from "../errors.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Store } from "../store/port.ts";
import { changedThings } from "./changed-things.ts";
import { digestOf } from "./digest.ts";
import type { FeedBook, Note, Seen } from "./port.ts";

/** What the follower joins: the store's change list, and how a stranger sees a thing at this moment. */
export type Following = {
  book: FeedBook;
  store: Pick<Store, "epoch" | "changes" | "referrers">;
  /** Fault: `not-ready`, while the store is still being made anew. */
  look(pid: Pid): Promise<Seen>;
  /** Things that ended or are described no more, whether or not outsiders ever saw them. */
  ended(): AsyncIterable<{ pid: Pid; type: EntityType; wasPublic: boolean }>;
};

const pageSize = 100;

/**
 * Brings what changed in the store since the log's cursor into the log: each thing as it is seen now, in order, restartable. After the store was
 * made anew, or formats are written otherwise, everything is looked at again, and only what is seen otherwise is entered. Answers the number of
 * things looked at.
 */
export async function followStore(following: Following): Promise<number> {
  let looked = 0;
  try {
    await remember(following);
    looked += await followChanges(following);
    looked += await lookAgain(following);
  } catch (error) {
    if (!(error instanceof Problem && error.code === "not-ready")) throw error;
  }
  return looked;
}

/** A log that is new knows of things that are gone already, so that deletions are told for ever. */
async function remember({ book, store, ended }: Following): Promise<void> {
  if (book.cursor()) return;
  const notes: Note[] = [];
  for await (const { pid, type, wasPublic } of ended()) {
    if (wasPublic) notes.push({ pid, type, seen: { gone: "deleted" }, digest: "", wasPublic });
  }
  book.note(notes, undefined, { epoch: store.epoch(), seq: 0 });
}

async function followChanges(following: Following): Promise<number> {
  const { book, store } = following;
  let looked = 0;
  for (;;) {
    let from = book.cursor();
    const epoch = store.epoch();
    const isBegun = from?.epoch === epoch;
    const batches = await changedThings(store, isBegun ? (from?.seq ?? 0) : 0);
    if (batches.length === 0 && isBegun) return looked;
    if (batches.length === 0) book.note([], from, { epoch, seq: 0 });
    for (const { things, seq } of batches) {
      const notes: Note[] = [];
      for (const thing of things) notes.push(await noteOf(thing, following.look));
      looked += await lookAtWhatShows(notes, following);
      // Where another follower was quicker, it is asked again how far it came.
      if (!book.note(notes, from, { epoch, seq })) break;
      from = { epoch, seq };
      looked += notes.length;
    }
  }
}

/**
 * What shows media records that are seen otherwise is written otherwise itself: it is looked at again, once for all of them. It is noted before
 * they are, so that what is cut off is done again.
 */
async function lookAtWhatShows(media: readonly Note[], following: Following): Promise<number> {
  const { book, look } = following;
  const at = book.cursor();
  let looked = 0;
  let notes: Note[] = [];
  const enter = () => {
    if (at && book.note(notes, at, at)) looked += notes.length;
    notes = [];
  };
  for await (const thing of thingsThatShow(media, following)) {
    notes.push(await noteOf(thing, look));
    if (notes.length === pageSize) enter();
  }
  if (notes.length > 0) enter();
  return looked;
}

/** Each once, and none that is in hand; one that was never noted will be, when the change list comes to it. */
async function* thingsThatShow(
  notes: readonly Note[],
  { book, store }: Following,
): AsyncGenerator<{ pid: Pid; type: EntityType }> {
  const told = new Set(notes.map(({ pid }) => pid));
  for (const note of notes) {
    if (note.type !== "media" || !book.differs(note)) continue;
    for await (const { pid, type } of showing(note.pid, store)) {
      if (told.has(pid) || !book.item(pid)) continue;
      told.add(pid);
      yield { pid, type };
    }
  }
}

/** What shows a media record, page by page. */
async function* showing(pid: Pid, store: Following["store"]): AsyncGenerator<{ pid: Pid; type: EntityType }> {
  for (let after: Pid | undefined; ; ) {
    const { first } = await store.referrers(pid, pageSize, { as: ["media"], ...(after ? { after } : {}) });
    yield* first;
    after = first.at(-1)?.pid;
    if (first.length < pageSize || after === undefined) return;
  }
}

/** What the change list did not speak of since the store was made anew: it may be gone. */
async function lookAgain({ book, look }: Following): Promise<number> {
  let looked = 0;
  for (let after: Pid | undefined; ; ) {
    const things = book.unseen(after, pageSize);
    const at = book.cursor();
    if (things.length === 0 || !at) return looked;
    const notes: Note[] = [];
    for (const thing of things) notes.push(await noteOf(thing, look));
    if (!book.note(notes, at, at)) return looked;
    looked += notes.length;
    after = things.at(-1)?.pid;
  }
}

async function noteOf({ pid, type }: { pid: Pid; type: EntityType }, look: Following["look"]): Promise<Note> {
  // A server that does it answers in between.
  await breath();
  const seen = await look(pid);
  if (!("entity" in seen)) return { pid, type, seen, digest: "" };
  const { media, ...shown } = seen;
  return { pid, type: seen.entity.type, seen: shown, digest: digestOf(seen.entity, media) };
}
