import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { replaceLargeFile } from "../log/safe-file.ts";
import { bytesARow, packedRows } from "./packed-rows.ts";
import {
  rowBytes,
  type Snapshot,
  type SnapshotHeader,
  snapshotBegins,
  snapshotFrom,
  snapshotVersion,
} from "./snapshot-form.ts";

/** The file of the data folder from which a server knows every identifier at once. Deleting it loses nothing. */
export const snapshotFileName = "registry.snapshot";

const digestBytes = 32;
const longestHeader = 65_536;

/** Why a file is not read as a snapshot, for the log. */
export type NoSnapshot = { unusable: string };

/** Writes a snapshot's parts, and a digest of them, in place of the one before. Faults: those of `replaceLargeFile`. */
export function writeSnapshotFile(file: string, parts: Iterable<Uint8Array>): Promise<void> {
  return replaceLargeFile(file, digested(parts));
}

function* digested(parts: Iterable<Uint8Array>): Iterable<Uint8Array> {
  const hash = createHash("sha256");
  for (const part of parts) {
    hash.update(part);
    yield part;
  }
  yield hash.digest();
}

/** Reads a snapshot, if it is whole and of this version; undefined where there is none. Whether it is of this log is for others to ask. */
export function readSnapshotFile(file: string): Snapshot | NoSnapshot | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    return readFrom(descriptor);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    return { unusable: String(error) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readFrom(descriptor: number): Snapshot | NoSnapshot {
  const { size } = fstatSync(descriptor);
  const start = Buffer.alloc(Math.min(size, longestHeader));
  readWhole(descriptor, start, 0);
  const headerEnd = start.indexOf(10) + 1;
  const header = headerFrom(start.toString("utf8", 0, headerEnd));
  if ("unusable" in header) return header;
  const rest = size - headerEnd - rowBytes(header) - digestBytes;
  if (rest < 0) return { unusable: "it is cut off" };
  const packed = packedRows(header.rows);
  const rows = new Uint8Array(packed.memory);
  const lines = Buffer.alloc(rest);
  const digest = Buffer.alloc(digestBytes);
  readWhole(descriptor, rows, headerEnd);
  readWhole(descriptor, lines, headerEnd + rows.length);
  readWhole(descriptor, digest, size - digestBytes);
  const hash = createHash("sha256").update(start.subarray(0, headerEnd)).update(rows).update(lines).digest();
  return hash.equals(digest)
    ? snapshotFrom(header, packed, lines)
    : { unusable: "its content is not what was written" };
}

/** Nothing of it is believed before the digest of the whole was seen to be right. */
function headerFrom(line: string): SnapshotHeader | NoSnapshot {
  if (!line.startsWith(snapshotBegins)) return { unusable: "it is no snapshot of a registry" };
  const header = JSON.parse(line) as SnapshotHeader;
  if (header.version !== snapshotVersion) return { unusable: `it is of version ${header.version}` };
  const fits = Number.isSafeInteger(header.rows) && header.rows >= 0 && Number.isSafeInteger(header.rows * bytesARow);
  return fits ? header : { unusable: "its header is not what was written" };
}

/** One reading gives at most 2 GiB. */
function readWhole(descriptor: number, into: Uint8Array, position: number): void {
  for (let at = 0; at < into.length; ) {
    const length = Math.min(into.length - at, 2 ** 30);
    const read = readSync(descriptor, into, at, length, position + at);
    if (read === 0) throw new Error("it is cut off");
    at += read;
  }
}
