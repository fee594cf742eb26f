import type { HttpAnswer } from "../port.ts";

const most = { entries: 50_000, bytes: 96 * 1024 * 1024 };

/**
 * Answers kept in memory until anything changes: `stamp` is asked on every look, and when it has moved all are forgotten.
 * Bounded in number and bytes; the oldest go first.
 */
export function rememberAnswers(stamp: () => string) {
  const kept = new Map<string, HttpAnswer>();
  let bytes = 0;
  let from = stamp();

  function forgetAll(): void {
    kept.clear();
    bytes = 0;
  }

  return {
    /** What is kept, and what `stamp` is now: an answer that is made because nothing was kept is made from that or newer. */
    get(key: string): { known: HttpAnswer | undefined; asOf: string } {
      const now = stamp();
      if (now !== from) {
        forgetAll();
        from = now;
      }
      return { known: kept.get(key), asOf: now };
    },
    /** Keeps an answer, unless anything has changed since `asOf`, when its making began. */
    set(key: string, answer: HttpAnswer, asOf: string): void {
      if (asOf !== from || stamp() !== from || kept.has(key)) return;
      kept.set(key, answer);
      bytes += sizeOf(key, answer);
      for (const [oldest, dropped] of kept) {
        if (kept.size <= most.entries && bytes <= most.bytes) break;
        kept.delete(oldest);
        bytes -= sizeOf(oldest, dropped);
      }
    },
  };
}

const sizeOf = (key: string, { body }: HttpAnswer) => 2 * key.length + (body?.length ?? 0) + 400;
