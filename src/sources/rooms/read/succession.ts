/** What a place says of others by their ids: what it took the place of, and what took its place. */
export type Says = { supersedes: readonly string[]; supersededBy: readonly string[] };

/** How a place stands in the succession. */
export type Succession = {
  /** The first of a line in which one place followed one: it is one place, which changed. */
  first?: string;
  /** The one place that follows this one in its line. */
  next?: string;
  /** What it was made of, where that is not one to one. */
  madeOf: string[];
  /** What became of it, where that is not one to one. */
  became: string[];
  /** Ids that it names and that are not in the file. */
  unknown: string[];
  /** It names itself, which means nothing. */
  itself: boolean;
  /** Ids of places that do not say the same of it. */
  oneSided: string[];
};

/**
 * The succession of all places: a link holds where either of the two says so. A place that is not in the file counts too: with it a
 * place was made of several, and none of them is simply the one before.
 */
export function successionOf(places: ReadonlyMap<string, Says>): Map<string, Succession> {
  const before = new Map<string, Set<string>>();
  const after = new Map<string, Set<string>>();
  const link = (old: string, now: string) => {
    if (old === now) return;
    before.set(now, (before.get(now) ?? new Set()).add(old));
    after.set(old, (after.get(old) ?? new Set()).add(now));
  };
  for (const [id, { supersedes, supersededBy }] of places) {
    for (const old of supersedes) link(old, id);
    for (const now of supersededBy) link(id, now);
  }
  const only = (set: Set<string> | undefined) => (set?.size === 1 ? [...set][0] : undefined);
  const previous = (id: string) => {
    const old = only(before.get(id));
    return old !== undefined && places.has(old) && only(after.get(old)) === id ? old : undefined;
  };
  return new Map(
    [...places].map(([id, says]) => {
      const old = previous(id);
      const now = only(after.get(id));
      const first = old === undefined ? undefined : firstOf(id, previous);
      const isNext = now !== undefined && previous(now) === id;
      const succession: Succession = {
        ...(first === undefined ? {} : { first }),
        ...(isNext ? { next: now } : {}),
        madeOf: old === undefined ? [...(before.get(id) ?? [])].sort() : [],
        became: isNext ? [] : [...(after.get(id) ?? [])].sort(),
        unknown: [...says.supersedes, ...says.supersededBy].filter((other) => !places.has(other)),
        itself: [...says.supersedes, ...says.supersededBy].includes(id),
        oneSided: [
          ...says.supersedes.filter((other) => places.get(other)?.supersededBy.includes(id) === false),
          ...says.supersededBy.filter((other) => places.get(other)?.supersedes.includes(id) === false),
        ].filter((other) => other !== id),
      };
      return [id, succession];
    }),
  );
}

/** A line that leads back to where it began has no first: each of its places stands for itself. */
function firstOf(id: string, previous: (id: string) => string | undefined): string | undefined {
  let first = id;
  for (let old = previous(first); old !== undefined; old = previous(first)) {
    if (old === id) return undefined;
    first = old;
  }
  return first;
}
