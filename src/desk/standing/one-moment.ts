import type { Reading } from "../../access-points/port.ts";

/** A reading that holds still: what was read once is answered again until `pass` lets a new moment begin. */
export type OneMoment = Reading & { pass(): void };

/**
 * Holds a reading still, so that all that is asked of one thing is answered from one moment, and read once: a thing is asked for in
 * every form, and each of them reads the same.
 */
export function oneMoment({ registry, store, now, base }: Reading): OneMoment {
  const known = new Map<string, unknown>();
  let moments = 0;
  const once =
    <Given extends unknown[], T>(name: string, read: (...given: Given) => T) =>
    (...given: Given): T => {
      const key = `${name} ${JSON.stringify(given)}`;
      if (!known.has(key)) known.set(key, read(...given));
      return known.get(key) as T;
    };
  const stamp = () => moments;
  return {
    registry: {
      ...registry,
      stamp,
      resolve: once("resolve", registry.resolve),
      mergedInto: once("mergedInto", registry.mergedInto),
      survivors: once("survivors", registry.survivors),
      keysOf: once("keysOf", registry.keysOf),
    },
    store: {
      ...store,
      stamp,
      read: once("read", store.read),
      lastState: once("lastState", store.lastState),
      summaries: once("summaries", store.summaries),
      referrers: once("referrers", store.referrers),
      referrerCounts: once("referrerCounts", store.referrerCounts),
      completeSources: once("completeSources", store.completeSources),
    },
    now,
    base,
    pass() {
      known.clear();
      moments++;
    },
  };
}
