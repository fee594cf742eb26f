import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { createInflateRaw } from "node:zlib";
import { Problem } from "../../errors.ts";

/** A file within a ZIP archive: `compressed` and `start` are bytes of the archive. */
type Entry = { method: number; flags: number; compressed: number; start: number };

/** The files of an archive by name, each read as a stream as often as it is asked for. */
export type Zip = { names: readonly string[]; read(name: string): AsyncGenerator<Buffer> };

const endLength = 22;
const directoryLimit = 64 * 1024 * 1024;

/**
 * Opens a ZIP archive (PKWARE APPNOTE 6.3, with ZIP64) by its directory, which stands at its end: an archive that is cut has none.
 * Fault: `source-unreadable`, also for an entry that is encrypted or otherwise packed than by DEFLATE.
 */
export async function openZip(path: string, file: string): Promise<Zip> {
  const entries = await withHandle(path, file, (handle) => directoryOf(handle, file));
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (!entry) throw damaged(file, `there is no ${name} in it`);
      return bytesOf(path, file, entry);
    },
  };
}

const damaged = (file: string, why: string) =>
  new Problem("source-unreadable", `${file} is damaged or cut (${why}). Save or copy it again.`);

async function withHandle<T>(path: string, file: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  try {
    const handle = await open(path);
    return await work(handle).finally(() => handle.close());
  } catch (error) {
    if (error instanceof Problem) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new Problem(
      "source-unreadable",
      `${file} cannot be read (${why}). Check the file and the rights to read it.`,
    );
  }
}

async function bytesAt(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}

async function directoryOf(handle: FileHandle, file: string): Promise<Map<string, Entry>> {
  const { size } = await handle.stat();
  const tailStart = Math.max(0, size - endLength - 0xffff);
  const tail = await bytesAt(handle, tailStart, size - tailStart);
  const at = tail.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  if (at < 0 || tail.length - at < endLength) throw damaged(file, "its directory is not there");
  const { start, length } = await directoryAt(handle, tail, at);
  if (start + length > size || length > directoryLimit) throw damaged(file, "its directory is not where it says");
  return entriesIn(await bytesAt(handle, start, length), file);
}

/** Where the directory is: of a large archive a record of its own says it, before the end. */
async function directoryAt(handle: FileHandle, tail: Buffer, at: number): Promise<{ start: number; length: number }> {
  const [length, start] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  const isLarge = start === 0xffffffff || length === 0xffffffff;
  if (!isLarge || at < 20 || tail.toString("latin1", at - 20, at - 16) !== "PK\u0006\u0007") return { start, length };
  const record = await bytesAt(handle, Number(tail.readBigUInt64LE(at - 12)), 56);
  if (record.length < 56) return { start, length };
  return { start: Number(record.readBigUInt64LE(48)), length: Number(record.readBigUInt64LE(40)) };
}

function entriesIn(directory: Buffer, file: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.toString("latin1", at, at + 4) !== "PK\u0001\u0002")
      throw damaged(file, "its directory is not whole");
    const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset));
    const nameEnd = at + 46 + (name ?? 0);
    const more = directory.subarray(nameEnd, nameEnd + (extra ?? 0));
    const [compressed, start] = sizesOf(directory.subarray(at, at + 46), more);
    const entry = { flags: directory.readUInt16LE(at + 8), method: directory.readUInt16LE(at + 10), compressed, start };
    entries.set(directory.toString("utf8", at + 46, nameEnd).replaceAll("\\", "/"), entry);
    at = nameEnd + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/** How long an entry is and where, from its ZIP64 field where the usual ones are full. */
function sizesOf(head: Buffer, extra: Buffer): [compressed: number, start: number] {
  const usual = [24, 20, 42].map((offset) => head.readUInt32LE(offset));
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    for (const [index, value] of usual.entries()) {
      if (value !== 0xffffffff || next + 8 > extra.length) continue;
      usual[index] = Number(extra.readBigUInt64LE(next));
      next += 8;
    }
  }
  return [usual[1] ?? 0, usual[2] ?? 0];
}

async function* bytesOf(
  path: string,
  file: string,
  { method, flags, compressed, start }: Entry,
): AsyncGenerator<Buffer> {
  if ((flags & 1) !== 0 || (method !== 0 && method !== 8))
    throw new Problem("source-unreadable", `${file} has a password, or is packed in an unusual way. Save it without.`);
  const head = await withHandle(path, file, (handle) => bytesAt(handle, start, 30));
  if (head.length < 30 || head.toString("latin1", 0, 4) !== "PK\u0003\u0004")
    throw damaged(file, "an entry is not there");
  if (compressed === 0) return;
  const from = start + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const raw = createReadStream(path, { start: from, end: from + compressed - 1 });
  const unpacked = method === 0 ? raw : raw.pipe(createInflateRaw());
  raw.on("error", (error) => unpacked.destroy(error));
  try {
    for await (const chunk of unpacked) yield chunk as Buffer;
  } catch (error) {
    throw damaged(file, error instanceof Error ? error.message : String(error));
  } finally {
    raw.destroy();
    unpacked.destroy();
  }
}
