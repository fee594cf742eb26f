import { open } from "node:fs/promises";
import { parseEvent } from "../bundle/event-line.ts";

const lineFeed = 10;
const shape = /^events-\d{12}\.jsonl$/;

/** The file of a second location that begins with this event: `"events-000000000001.jsonl"`. */
export function segmentFile(first: number): string {
  return `events-${String(first).padStart(12, "0")}.jsonl`;
}

/** The files of events among the names of a folder, in order. */
export function segmentFiles(names: readonly string[]): string[] {
  return names.filter((name) => shape.test(name)).sort();
}

/** The first event of a file, by its name. */
export function firstOf(name: string): number {
  return Number(/\d+/.exec(name)?.[0]);
}

const chunkBytes = 1 << 16;

/**
 * The last whole event of a file; undefined where it has none. With `cut` what a crash broke off behind it is taken away, durably.
 */
export async function lastEvent(
  file: string,
  { cut = false }: { cut?: boolean } = {},
): Promise<{ seq: number; hash: Buffer } | undefined> {
  const handle = await open(file, cut ? "r+" : "r");
  try {
    const { size } = await handle.stat();
    let tail: Buffer = Buffer.alloc(0);
    for (let from = size; from > 0; ) {
      const length = Math.min(chunkBytes, from);
      from -= length;
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, from);
      tail = Buffer.concat([buffer, tail]);
      const end = tail.lastIndexOf(lineFeed);
      const begin = end > 0 ? tail.lastIndexOf(lineFeed, end - 1) : -1;
      if (end < 0 || (begin < 0 && from > 0)) continue;
      if (cut && from + end + 1 < size) await handle.truncate(from + end + 1).then(() => handle.sync());
      return eventOf(tail.subarray(begin + 1, end).toString());
    }
    if (cut && size > 0) await handle.truncate(0).then(() => handle.sync());
    return undefined;
  } finally {
    await handle.close();
  }
}

function eventOf(line: string): { seq: number; hash: Buffer } {
  const event = parseEvent(line);
  if (!event) throw new Error(`a line is not what was written: ${line.slice(0, 80)}`);
  return { seq: Number(JSON.parse(event.leaf).seq), hash: event.hash };
}
