import type { Row } from "./table.ts";

/** How long things took one by one, in ms, and all together. */
export type Timed = { seconds: number; eachMs: number[] };

/** Does something for each item, one after another, with the clock on it. */
export async function timeEach<T>(items: readonly T[], act: (item: T) => unknown): Promise<Timed> {
  const eachMs: number[] = [];
  const started = performance.now();
  for (const item of items) {
    const begun = performance.now();
    await act(item);
    eachMs.push(performance.now() - begun);
  }
  return { seconds: (performance.now() - started) / 1000, eachMs };
}

/** Several measurements of one thing as one. */
export function together(parts: readonly Timed[]): Timed {
  return { seconds: parts.reduce((sum, part) => sum + part.seconds, 0), eachMs: parts.flatMap(({ eachMs }) => eachMs) };
}

/** A row of one by one: how many, how fast, and how long the middle, the slowest hundredth and the slowest took. */
export function rowOf(what: string, { seconds, eachMs }: Timed): Row {
  const sorted = [...eachMs].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return {
    ...bulkRow(what, sorted.length, seconds),
    "p50 ms": at(0.5).toFixed(3),
    "p99 ms": at(0.99).toFixed(3),
    "max ms": at(1).toFixed(1),
  };
}

/** A row of many at once. */
export function bulkRow(what: string, count: number, seconds: number): Row {
  const each = { "p50 ms": "", "p99 ms": "", "max ms": "" };
  return { what, count, seconds: seconds.toFixed(3), "per second": Math.round(count / seconds), ...each };
}
