import { largestPacked } from "../../identifiers/pack.ts";

/** Finds the place of a number among sorted ones; undefined where it is not there. */
export type FindKey = (key: number) => number | undefined;

/** On average; 4 bytes a bucket make a quarter of a byte a PID. */
const keysABucket = 16;

/**
 * An index of sorted packed PIDs. They are random, so where one stands is known to within a bucket: a division, two
 * neighbouring cells, and about four comparisons in one or two lines of the processor's memory.
 */
export function keyIndex(keys: Float64Array): { find: FindKey; bytes: number } {
  const buckets = Math.ceil(keys.length / keysABucket) + 1;
  const width = (largestPacked + 1) / buckets;
  const bucketOf = (key: number) => Math.min(buckets - 1, Math.floor(key / width));
  /** Where each bucket begins, and one more for the end of the last. */
  const starts = new Uint32Array(buckets + 1);
  let bucket = 0;
  for (let at = 0; at < keys.length; at++)
    for (const here = bucketOf(keys[at] ?? 0); bucket < here; ) starts[++bucket] = at;
  while (bucket < buckets) starts[++bucket] = keys.length;
  return {
    bytes: starts.byteLength,
    find(key) {
      const here = bucketOf(key);
      let low = starts[here] ?? 0;
      let high = (starts[here + 1] ?? 0) - 1;
      while (low <= high) {
        const middle = (low + high) >>> 1;
        const found = keys[middle] ?? 0;
        if (found === key) return middle;
        if (found < key) low = middle + 1;
        else high = middle - 1;
      }
      return undefined;
    },
  };
}
