import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { limiterOf } from "./limiter.ts";

test("a full bucket gives its quota at once, then as many as time brings back", () => {
  let now = 0;
  const limiter = limiterOf({ quota: 3, windowSeconds: 60 }, () => now);
  const take = () => limiter.take("a").ok;
  assert.deepEqual([take(), take(), take(), take()], [true, true, true, false]);
  assert.deepEqual(limiter.level("a"), { ok: false, left: 0, fullSeconds: 60, nextSeconds: 20 });
  assert.equal(limiter.take("b").ok, true, "another's bucket is another");
  now += 20_000;
  assert.deepEqual([take(), take()], [true, false]);
});

test("whatever the times, never more are let by than the quota and what time brought back", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(30_000), { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 60 }),
      (waits, quota, windowSeconds) => {
        let now = 0;
        const limiter = limiterOf({ quota, windowSeconds }, () => now);
        let passed = 0;
        for (const wait of waits) {
          now += wait;
          if (limiter.take("a").ok) passed++;
        }
        assert.ok(passed <= quota + (now / 1000 / windowSeconds) * quota + 1e-6);
      },
    ),
  );
});

test("who was told to wait so many seconds has one after them", () => {
  let now = 0;
  const limiter = limiterOf({ quota: 7, windowSeconds: 60 }, () => now);
  while (limiter.take("a").ok);
  now += limiter.level("a").nextSeconds * 1000;
  assert.equal(limiter.take("a").ok, true);
});

test("a flood of names takes no more memory than was allowed, and the one forgotten is the one longest unused", () => {
  const limiter = limiterOf({ quota: 1, windowSeconds: 60 }, () => 0, 3);
  for (const name of ["a", "b", "c", "a", "d"]) limiter.take(name);
  assert.equal(limiter.level("b").ok, true, "forgotten");
  for (const name of ["a", "c", "d"]) assert.equal(limiter.level(name).ok, false, name);
});
