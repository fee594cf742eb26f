import type { FileHandle } from "node:fs/promises";

/** What the first picture of a TIFF says of itself. */
export type TiffHead = { widthPx: number; heightPx: number; profile?: Buffer };

const tags = { width: 256, height: 257, profile: 34675 };
/** Bytes of one value by TIFF type: byte, ASCII, short, long, …, undefined, long8. */
const sizes: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 16: 8 };
const maxProfileBytes = 4 * 1024 * 1024;

type Entry = { type: number; count: number; value: Buffer };

/** Reads the first directory of a TIFF or BigTIFF (TIFF 6.0, section 2), wherever in the file it stands. Throws where it is none. */
export async function readTiff(handle: FileHandle): Promise<TiffHead> {
  const head = await bytesAt(handle, 0, 16);
  const little = head.toString("latin1", 0, 2) === "II";
  const big = number(head.subarray(2, 4), little) === 43;
  const at = number(big ? head.subarray(8, 16) : head.subarray(4, 8), little);
  const [countSize, entrySize] = big ? [8, 20] : [2, 12];
  const count = number(await bytesAt(handle, at, countSize), little);
  if (count < 1 || count > 4096) throw new Error(`the directory has ${count} entries`);
  const directory = await bytesAt(handle, at + countSize, count * entrySize);
  const entries = new Map<number, Entry>();
  for (let start = 0; start < directory.length; start += entrySize) {
    const entry = directory.subarray(start, start + entrySize);
    entries.set(number(entry.subarray(0, 2), little), {
      type: number(entry.subarray(2, 4), little),
      count: number(entry.subarray(4, big ? 12 : 8), little),
      value: entry.subarray(big ? 12 : 8),
    });
  }
  const [widthPx, heightPx] = [tags.width, tags.height].map((tag) => valueIn(entries.get(tag), little));
  if (!widthPx || !heightPx) throw new Error("it has no width or no height");
  const profile = await profileOf(handle, entries.get(tags.profile), little).catch(() => undefined);
  return { widthPx, heightPx, ...(profile ? { profile } : {}) };
}

function valueIn(entry: Entry | undefined, little: boolean): number | undefined {
  const size = entry && sizes[entry.type];
  return entry && size ? number(entry.value.subarray(0, size), little) : undefined;
}

async function profileOf(handle: FileHandle, entry: Entry | undefined, little: boolean): Promise<Buffer | undefined> {
  if (!entry || entry.count <= entry.value.length || entry.count > maxProfileBytes) return undefined;
  return bytesAt(handle, number(entry.value, little), entry.count);
}

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead < length) throw new Error("it ends before what its head points to");
  return buffer;
}

/** An unsigned number of two, four or eight bytes. */
function number(bytes: Buffer, little: boolean): number {
  if (bytes.length === 8) {
    const value = Number(little ? bytes.readBigUInt64LE() : bytes.readBigUInt64BE());
    if (!Number.isSafeInteger(value)) throw new Error("it points beyond every file");
    return value;
  }
  return little ? bytes.readUIntLE(0, bytes.length) : bytes.readUIntBE(0, bytes.length);
}
