import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { Problem } from "../../errors.ts";
import { log as fileLog } from "../../log.ts";
import { openDatabase } from "../../sqlite.ts";
import type { LogReader } from "../log/log-reader.ts";
import type { PrivatePart } from "../log/private-part.ts";
import { logOf } from "./log.ts";
import { registryFile } from "./schema.ts";

/**
 * Opens the log of a registry's file to be read by place, beside whoever writes it. Faults: those of `openDatabase`; when it is
 * read later, `registry-unreadable`.
 */
export function openLogReader(file: string): LogReader {
  const database = openDatabase(registryFile(file, true));
  const reader = logReaderOf(database);
  const reading =
    <Given extends unknown[], T>(read: (...given: Given) => T) =>
    (...given: Given): T => {
      try {
        return read(...given);
      } catch (error) {
        throw explain(error, file);
      }
    };
  return {
    size: reading(reader.size),
    root: reading(reader.root),
    edge: reading(reader.edge),
    hashes: reading(reader.hashes),
    leaves: reading(reader.leaves),
    privateParts: reading(reader.privateParts),
    strayParts: reading(reader.strayParts),
    close: () => (database.isOpen ? database.close() : undefined),
  };
}

/** The log of an open registry file, to be read by place. */
export function logReaderOf(database: DatabaseSync): Omit<LogReader, "close"> {
  const log = logOf(database);
  const size = database.prepare("SELECT coalesce(max(seq), 0) AS size FROM event");
  const range = "WHERE seq > ? AND seq <= ? ORDER BY seq";
  const hashes = database.prepare(`SELECT hash FROM event ${range}`);
  // As bytes: a text that is no longer UTF-8 must be told from one that is.
  const leaves = database.prepare(`SELECT CAST(leaf AS BLOB) AS leaf FROM event ${range}`);
  const parts = database.prepare(`SELECT time, op, salt, body FROM event LEFT JOIN event_body USING (seq) ${range}`);
  const strays = database.prepare(
    "SELECT seq FROM event_body b WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.seq = b.seq) ORDER BY seq LIMIT 20",
  );
  return {
    size: () => Number(size.get()?.size),
    root: () => Buffer.from(log.head().root, "hex"),
    edge: log.edge,
    hashes: (from, to) => hashes.all(from, to).map((row) => bytesOf(row.hash)),
    leaves: (from, to) => leaves.all(from, to).map((row) => bytesOf(row.leaf)),
    privateParts: (from, to) => parts.all(from, to).map(privatePartOf),
    strayParts: () => strays.all().map(({ seq }) => Number(seq)),
  };
}

function privatePartOf({ time, op, salt, body }: Record<string, SQLOutputValue>): PrivatePart {
  const shown = { time: String(time), op: String(op) };
  return salt instanceof Uint8Array && typeof body === "string"
    ? { ...shown, secret: { salt: bytesOf(salt), body } }
    : shown;
}

function bytesOf(value: SQLOutputValue | undefined): Buffer {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : Buffer.alloc(0);
}

function explain(error: unknown, file: string): unknown {
  if (!(error instanceof Error && "errcode" in error)) return error;
  fileLog.error({ file, error: error.message }, "the registry's log cannot be read");
  return new Problem(
    "registry-unreadable",
    "No identifier has changed. Try again later; whoever runs this service looks at the disk and the log.",
  );
}
