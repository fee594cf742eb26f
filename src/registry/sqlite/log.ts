import { randomBytes } from "node:crypto";
import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
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
  keep(sealed: Sealed): void;
  head(): { size: number; root: string };
  events(after: number, limit: number): RegistryEvent[];
  /** The whole log as it is kept, oldest first. */
  all(): Iterable<Sealed>;
};

/** The log of an open registry file. */
export function logOf(database: DatabaseSync): Log {
  const lastSeq = database.prepare("SELECT coalesce(max(seq), 0) AS seq FROM event");
  const addEvent = database.prepare("INSERT INTO event (seq, time, op, leaf, hash) VALUES (?, ?, ?, ?, ?)");
  const addBody = database.prepare("INSERT INTO event_body (seq, salt, body) VALUES (?, ?, ?)");
  const setEdge = database.prepare("INSERT INTO frontier VALUES (?, ?) ON CONFLICT DO UPDATE SET hash = excluded.hash");
  // One statement, one snapshot: size and frontier must not come from two moments.
  const edges = database.prepare("SELECT level, hash, (SELECT max(seq) FROM event) AS size FROM frontier");
  const after = database.prepare(
    "SELECT seq, time, body FROM event JOIN event_body USING (seq) WHERE seq > ? ORDER BY seq LIMIT ?",
  );
  const whole = database.prepare(
    "SELECT seq, time, op, leaf, hash, salt, body FROM event JOIN event_body USING (seq) ORDER BY seq",
  );

  const under = underIn(database);

  const edge = (): { frontier: Frontier; size: number } => {
    const rows = edges.all();
    return {
      frontier: new Map(rows.map((row) => [Number(row.level), bytesOf(row.hash)])),
      size: Number(rows[0]?.size ?? 0),
    };
  };

  function keep(sealed: Sealed): void {
    const { frontier, size } = edge();
    const { level, hash } = grow(frontier, size, sealed.hash);
    addEvent.run(sealed.seq, sealed.time, sealed.op, sealed.leaf, sealed.hash);
    addBody.run(sealed.seq, sealed.salt, sealed.body);
    setEdge.run(level, hash);
  }

  return {
    keep,
    append(deed, time) {
      const sealed = seal({ seq: Number(lastSeq.get()?.seq) + 1, time }, deed, randomBytes(saltBytes));
      keep(sealed);
      return sealed;
    },
    head() {
      const { frontier, size } = edge();
      return { size, root: rootOf(frontier, size).toString("hex") };
    },
    events: (seq, limit) =>
      after
        .all(seq, limit)
        .map((row) => followed({ seq: Number(row.seq), time: String(row.time) }, deedOf(String(row.body)), under)),
    *all() {
      for (const row of whole.iterate()) yield sealedOf(row);
    },
  };
}

function sealedOf(row: Record<string, SQLOutputValue>): Sealed {
  return {
    seq: Number(row.seq),
    time: String(row.time),
    op: String(row.op) as Deed["op"],
    leaf: String(row.leaf),
    hash: bytesOf(row.hash),
    salt: bytesOf(row.salt),
    body: String(row.body),
  };
}

function bytesOf(value: SQLOutputValue | undefined): Buffer {
  if (!(value instanceof Uint8Array)) throw new Error("a hash is kept as bytes");
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
