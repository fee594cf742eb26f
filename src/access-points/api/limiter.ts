/** So many requests in so many seconds; unused ones are saved up to as many. */
export type Limit = { quota: number; windowSeconds: number };

/** How a bucket stands: whether there was one to take, how many are left, when it is full again and when there is one, in seconds. */
export type Level = { ok: boolean; left: number; fullSeconds: number; nextSeconds: number };

/** Token buckets, one for each name; `take` takes one token, `level` only looks. */
export type Limiter = { limit: Limit; take(name: string): Level; level(name: string): Level };

/**
 * A bucket a name, of which `most` are remembered: the one not used for longest is forgotten, which is at worst a full bucket
 * for somebody. `nowMs` is a clock that never goes back.
 */
export function limiterOf(limit: Limit, nowMs = () => performance.now(), most = 10_000): Limiter {
  const { quota, windowSeconds } = limit;
  const perMs = quota / (windowSeconds * 1000);
  const buckets = new Map<string, { tokens: number; at: number }>();

  function tokensOf(name: string): number {
    const bucket = buckets.get(name);
    return bucket ? Math.min(quota, bucket.tokens + (nowMs() - bucket.at) * perMs) : quota;
  }

  function levelAt(tokens: number, ok: boolean): Level {
    const secondsTo = (wanted: number) => Math.max(0, Math.ceil((wanted - tokens) / perMs / 1000));
    return { ok, left: Math.floor(tokens), fullSeconds: secondsTo(quota), nextSeconds: secondsTo(1) };
  }

  return {
    limit,
    take(name) {
      const tokens = tokensOf(name);
      const ok = tokens >= 1;
      const left = ok ? tokens - 1 : tokens;
      buckets.delete(name);
      buckets.set(name, { tokens: left, at: nowMs() });
      const [oldest] = buckets.keys();
      if (buckets.size > most && oldest !== undefined) buckets.delete(oldest);
      return levelAt(left, ok);
    },
    level(name) {
      const tokens = tokensOf(name);
      return levelAt(tokens, tokens >= 1);
    },
  };
}
