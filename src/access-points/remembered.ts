/** How much is kept at most: entries, and bytes of memory by `sizeOf`, which is told a key and what is kept under it. */
export type Bounds<T> = { entries: number; bytes: number; sizeOf(key: string, kept: T): number };

/**
 * What was made with some labour, kept in memory until anything changes: `stamp` is asked on every look, and when it has moved all is
 * forgotten. Bounded in number and bytes; the oldest go first.
 */
export function rememberUntil<T>(stamp: () => string, { entries, bytes: mostBytes, sizeOf }: Bounds<T>) {
  const kept = new Map<string, T>();
  let bytes = 0;
  let from = stamp();

  function forgetAll(): void {
    kept.clear();
    bytes = 0;
  }

  return {
    /** What is kept, and what `stamp` is now: what is made because nothing was kept is made from that or newer. */
    get(key: string): { known: T | undefined; asOf: string } {
      const now = stamp();
      if (now !== from) {
        forgetAll();
        from = now;
      }
      return { known: kept.get(key), asOf: now };
    },
    /** Keeps what was made, unless anything has changed since `asOf`, when its making began. */
    set(key: string, made: T, asOf: string): void {
      if (asOf !== from || stamp() !== from || kept.has(key)) return;
      kept.set(key, made);
      bytes += sizeOf(key, made);
      for (const [oldest, dropped] of kept) {
        if (kept.size <= entries && bytes <= mostBytes) break;
        kept.delete(oldest);
        bytes -= sizeOf(oldest, dropped);
      }
    },
  };
}
