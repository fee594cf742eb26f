import { randomBytes } from "node:crypto";
import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { type Kept, standInsOf } from "../erasure.ts";
import { type Deed, deedOf, followed, type Sealed, seal } from "../event.ts";
import { type Frontier, grow, rootOf } from "../merkle.ts";
import type { RegistryEvent } from "../port.ts";
import { underIn } from "./read-endings.ts";

const saltBytes = 32;

/** The append-only log in its file. `append` and `keep` belong into a write transaction. */
export type Log = {
  /** Seals a deed as the next event and keeps it. */
  append(deed: Deed, time: string): Sealed;
  /** Keeps an event that is sealed already. */
  keep(event: Kept): void;
  head(): { size: number; root: string };
  /** The right-hand edge of the tree, and the size it is of. */
  edge(): { size: number; frontier: Frontier };
  events(after: number, limit: number): RegistryEvent[];
  /** The whole log as it is kept, oldest first. */
  all(): Iterable<Kept>;
  /** The private body of an event, unless it was erased. */
  bodyAt(seq: number): string | undefined;
  /** What stands in for erased events, by place. */
  standIns(): Map<number, Deed>;
  /** Lets nothing of what was erased stay in the file's write-ahead log, if nobody is reading there just now. */
  scrub(): void;
};

/** The log of an open registry file. */
export function logOf(database: DatabaseSync): Log {
  const lastSeq = database.prepare("SELECT coalesce(max(seq), 0) AS seq FROM event");
  const addEvent = database.prepare("INSERT INTO event (seq, time, op, leaf, hash) VALUES (?, ?, ?, ?, ?)");
  const addBody = database.prepare("INSERT INTO event_body (seq, salt, body) VALUES (?, ?, ?)");
  const setEdge = database.prepare("INSERT INTO frontier VALUES (?, ?) ON CONFLICT DO UPDATE SET hash = excluded.hash");
  // One statement, one snapshot: size and frontier must not come from two moments.
  const edges = database.prepare("SELECT level, hash, (SELECT max(seq) FROM event) AS size FROM frontier");
  const page = database.prepare(
    "SELECT seq, time, body FROM event LEFT JOIN event_body USING (seq) WHERE seq > ? ORDER BY seq LIMIT ?",
  );
  const whole = database.prepare(
    "SELECT seq, time, op, leaf, hash, salt, body FROM event LEFT JOIN event_body USING (seq) ORDER BY seq",
  );

  const under = underIn(database);
  const erased = erasedIn(database);

  const edge = (): { frontier: Frontier; size: number } => {
    const rows = edges.all();
    return {
      frontier: new Map(rows.map((row) => [Number(row.level), bytesOf(row.hash)])),
      size: Number(rows[0]?.size ?? 0),
    };
  };

  function keep({ seq, time, op, leaf, hash: own, salt, body }: Kept): void {
    const { frontier, size } = edge();
    const { level, hash } = grow(frontier, size, own);
    addEvent.run(seq, time, op, leaf, own);
    if (salt && body !== undefined) addBody.run(seq, salt, body);
    setEdge.run(level, hash);
  }

  return {
    ...erased,
    keep,
    edge,
    append(deed, time) {
      const sealed = seal({ seq: Number(lastSeq.get()?.seq) + 1, time }, deed, randomBytes(saltBytes));
      keep(sealed);
      return sealed;
    },
    head() {
      const { frontier, size } = edge();
      return { size, root: rootOf(frontier, size).toString("hex") };
    },
    events(after, limit) {
      const rows = page.all(after, limit);
      const standIns = rows.some(({ body }) => body === null) ? erased.standIns() : new Map<number, Deed>();
      return rows.map(({ seq, time, body }) => {
        const deed = body === null ? standIns.get(Number(seq)) : deedOf(String(body));
        if (!deed) throw new Error(`event ${seq} lacks its private part, and no erasure says what it did`);
        return followed({ seq: Number(seq), time: String(time) }, deed, under);
      });
    },
    *all() {
      for (const row of whole.iterate()) yield keptOf(row);
    },
  };
}

const scrubTimeoutMs = 250;

function erasedIn(database: DatabaseSync): Pick<Log, "bodyAt" | "standIns" | "scrub"> {
  const bodyAt = database.prepare("SELECT body FROM event_body WHERE seq = ?");
  const erasures = database.prepare(
    "SELECT body FROM event JOIN event_body USING (seq) WHERE op = 'erase' ORDER BY seq",
  );
  return {
    bodyAt: (seq) => bodyAt.get(seq)?.body?.toString(),
    standIns: () => standInsOf(erasures.all().map(({ body }) => deedOf(String(body)))),
    scrub() {
      const timeout = Number(database.prepare("PRAGMA busy_timeout").get()?.timeout);
      database.exec(`PRAGMA busy_timeout = ${scrubTimeoutMs}; PRAGMA wal_checkpoint(TRUNCATE)`);
      database.exec(`PRAGMA busy_timeout = ${timeout}`);
    },
  };
}

function keptOf(row: Record<string, SQLOutputValue>): Kept {
  const event = {
    seq: Number(row.seq),
    time: String(row.time),
    op: String(row.op) as Deed["op"],
    leaf: String(row.leaf),
    hash: bytesOf(row.hash),
  };
  return row.body === null ? event : { ...event, salt: bytesOf(row.salt), body: String(row.body) };
}

function bytesOf(value: SQLOutputValue | undefined): Buffer {
  if (!(value instanceof Uint8Array)) throw new Error("a hash is kept as bytes");
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
