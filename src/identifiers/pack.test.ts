import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mintPid } from "./mint.ts";
import { pack, unpack } from "./pack.ts";
import { parsePid } from "./parse.ts";

const largest = 19 * 29 ** 10 - 1;

test("unpacking what was packed gives the same identifier", () => {
  for (let round = 0; round < 2000; round++) {
    const pid = mintPid();
    const number = pack(pid);
    assert.ok(number !== undefined && Number.isSafeInteger(number) && number >= 0);
    assert.equal(unpack(number), pid);
  }
});

test("packing what was unpacked gives the same number, so no two identifiers share one", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (any) => {
      const number = any % (largest + 1);
      const pid = unpack(number);
      assert.ok(pid);
      assert.equal(pack(pid), number);
    }),
  );
});

test("the smallest and the largest number have an identifier, and nothing beyond has", () => {
  assert.equal(unpack(0), "B000-0000-000B");
  assert.ok(unpack(largest)?.startsWith("ZZZZ-ZZZZ-ZZZ"));
  assert.ok(largest < 2 ** 53);
  for (const none of [-1, largest + 1, 0.5, Number.NaN]) assert.equal(unpack(none), undefined);
});

test("what is no native identifier in its canonical spelling has no number", () => {
  for (const text of ["000-04PN-0000", "0F6J-0001-0000-0000", "x5k4-2b6c-9q1w", "X5K4-2B6C-9Q1X", ""]) {
    assert.equal(pack(text), undefined);
  }
});

test("a text has a number exactly where it is read as itself", () => {
  const pid = fc.constant(null).map(() => mintPid());
  const slipped = fc.tuple(pid, fc.nat({ max: 13 }), fc.string({ unit: "grapheme", minLength: 0, maxLength: 2 }));
  const text = fc.oneof(
    pid,
    slipped.map(([whole, at, other]) => whole.slice(0, at) + other + whole.slice(at + 1)),
    slipped.map(([whole, at]) => whole.slice(0, at) + whole.charAt(at).toLowerCase() + whole.slice(at + 1)),
  );
  fc.assert(fc.property(text, (one) => (pack(one) !== undefined) === (parsePid(one) === one)));
});
