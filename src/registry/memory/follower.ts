import { setImmediate as breath } from "node:timers/promises";
import { log } from "../../log.ts";
import { apply } from "../apply.ts";
import { deedOf } from "../event.ts";
import { type Fold, foldOf } from "./fold.ts";
import type { FollowedFile, LogLine } from "./followed-file.ts";
import type { Loaded } from "./load-parts.ts";
import { partsFromTables } from "./parts-from-tables.ts";
import type { LogPlace } from "./snapshot-form.ts";

/** What keeps a registry in memory as its log says. */
export type Follower = {
  fold(): Fold;
  place(): LogPlace;
  /** Whether the log has events that are not in memory. While the file cannot be read nobody knows of any. */
  isBehind(): boolean;
  /** Takes in every event that there is now. */
  catchUp(): Promise<void>;
  /** Looks at the file, and catches up. For now and then: what SQLite does not notice is noticed here. */
  look(): Promise<void>;
  /** Why the file cannot be read. */
  fault(): string | undefined;
  /** Moves whenever anything in the file or in memory changed. */
  stamp(): number;
  /** When nothing is under way. */
  idle(): Promise<unknown>;
};

/** A few ms. */
const eventsASlice = 20;

/** What is in memory: a fold, and its place in the log. */
type Held = { fold: Fold; place: LogPlace };

/** Follows a file from where a registry in memory stands. `smallest` is the size of an overlay that is worth packing. */
export function followerOf(file: FollowedFile, loaded: Pick<Loaded, "parts" | "place">, smallest?: number): Follower {
  let held: Held = { fold: foldOf(loaded.parts), place: loaded.place };
  const reach = reachOf(file, () => held.place.size);
  /** The version up to which events were read. */
  let upTo: number | undefined;
  let rebuilds = 0;
  let reading: Promise<void> | undefined;
  let rebuilding: Promise<void> | undefined;

  function isBehind(): boolean {
    if (rebuilding || reach.fault() !== undefined) return false;
    if (reading) return true;
    const now = reach.version();
    return now !== undefined && now !== upTo;
  }

  /** Takes in events until there are no more, or one cannot be taken in. */
  async function read(): Promise<void> {
    try {
      for (; ; await breath()) {
        upTo = file.version();
        const { lines, more } = linesAfter(held.place, file);
        if (!lines) return reach.lose(`its log no longer has event ${held.place.size} as it was`);
        if (!lines.every((line) => takeIn(line, held, file))) return rebuild();
        reach.regain();
        if (!more) return;
      }
    } catch (error) {
      reach.lose(wordsOf(error));
    }
  }

  /** Where an event is missing, the tables still say what came of it. Until they are read, answers are as of the one before. */
  function rebuild(): void {
    log.warn({ event: held.place.size + 1 }, "an event cannot be followed; the registry is read from its tables");
    const made = partsFromTables(file, smallest).then(({ parts, place }) => {
      held = { fold: foldOf(parts), place };
      rebuilds++;
    });
    rebuilding = made
      .catch((error: unknown) => reach.lose(wordsOf(error)))
      .finally(() => {
        rebuilding = undefined;
        upTo = undefined;
      });
  }

  function readOnce(): Promise<void> {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  async function catchUp(): Promise<void> {
    while (isBehind()) await readOnce();
  }

  return {
    fold: () => held.fold,
    place: () => held.place,
    fault: reach.fault,
    isBehind,
    catchUp,
    async look() {
      const reason = file.fault();
      if (reason !== undefined) reach.lose(reason);
      else if (reach.fault() === undefined) await catchUp();
      else if (!rebuilding) await readOnce();
    },
    stamp: () => reach.moves() + rebuilds,
    idle: () => Promise.allSettled([reading, rebuilding]),
  };
}

/** Whether a file can be read, as far as was seen; each change of that is logged once. */
function reachOf(file: FollowedFile, event: () => number) {
  let fault: string | undefined;
  let stamped: number | undefined;
  let moves = 0;

  function lose(reason: string): void {
    if (fault !== reason)
      log.error({ reason, event: event() }, "the registry cannot be read; identifiers are answered from memory");
    fault = reason;
  }

  function version(): number | undefined {
    if (fault !== undefined) return undefined;
    try {
      return file.version();
    } catch (error) {
      lose(wordsOf(error));
      return undefined;
    }
  }

  return {
    fault: () => fault,
    lose,
    version,
    regain() {
      if (fault !== undefined) log.warn({ event: event() }, "the registry can be read again");
      fault = undefined;
    },
    /** How often the version was seen to have moved. */
    moves() {
      const now = version();
      if (now !== stamped) moves++;
      stamped = now;
      return moves;
    },
  };
}

/** Events after a place; none where the log does not have the event of that place as it was. */
function linesAfter({ size, leaf }: LogPlace, file: FollowedFile): { lines: LogLine[] | undefined; more: boolean } {
  const lines = file.from(Math.max(size, 1), eventsASlice);
  const more = lines.length === eventsASlice;
  const known = size > 0 ? lines.shift() : undefined;
  return { lines: known?.leaf === (leaf || undefined) ? lines : undefined, more };
}

/** Folds an event that follows the last one, or what stands in for it; whether it did, and could be. */
function takeIn({ seq, time, leaf, body }: LogLine, held: Held, file: FollowedFile): boolean {
  if (seq !== held.place.size + 1) return false;
  try {
    const deed = body === undefined ? file.standIn(seq) : deedOf(body);
    if (!deed) return false;
    apply(deed, { seq, time }, held.fold);
  } catch (error) {
    log.error({ event: seq, error: wordsOf(error) }, "an event could not be taken into memory");
    return false;
  }
  held.place = { size: seq, leaf };
  return true;
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
