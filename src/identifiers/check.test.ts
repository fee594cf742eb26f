import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { symbols } from "./alphabet.ts";
import { checkPasses, checkSymbol } from "./check.ts";
import { mintPid } from "./mint.ts";

const bare = fc.constant(null).map(() => mintPid().replaceAll("-", ""));
const place = fc.nat({ max: 11 });
const symbol = fc.constantFrom(...symbols);
const replaced = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at + by.length);

test("the check symbol of a worked example is W", () => {
  assert.equal(checkSymbol("X5K42B6C9Q1"), "W");
});

test("the check refuses what is too short, too long or holds another symbol", () => {
  assert.equal(checkPasses("X5K42B6C9Q1"), false);
  assert.equal(checkPasses("X5K42B6C9Q1WW"), false);
  assert.equal(checkSymbol("X5K42B6C9QL"), undefined);
});

test("every single substitution is found", () => {
  for (let round = 0; round < 50; round++) {
    const pid = mintPid().replaceAll("-", "");
    for (let at = 0; at < 12; at++) {
      for (const other of symbols) assert.equal(checkPasses(replaced(pid, at, other)), other === pid.charAt(at));
    }
  }
});

test("every swap of two neighbours is found", () => {
  fc.assert(
    fc.property(bare, fc.nat({ max: 10 }), (pid, at) => {
      const swapped = replaced(pid, at, pid.charAt(at + 1) + pid.charAt(at));
      assert.equal(checkPasses(swapped), swapped === pid);
    }),
  );
});

test("every twin error (aa written bb) is found", () => {
  const payloads = fc.string({ unit: symbol, minLength: 11, maxLength: 11 });
  fc.assert(
    fc.property(payloads, fc.nat({ max: 9 }), symbol, symbol, (payload, at, one, other) => {
      const twin = replaced(payload, at, one + one);
      const full = twin + checkSymbol(twin);
      assert.equal(checkPasses(replaced(full, at, other + other)), one === other);
    }),
    { numRuns: 2000 },
  );
});

test("a twin error that takes in the check symbol is found", () => {
  fc.assert(
    fc.property(fc.string({ unit: symbol, minLength: 10, maxLength: 10 }), symbol, symbol, (start, one, other) => {
      const passes = (twin: string) => checkPasses(start + twin + twin);
      fc.pre(passes(one) && one !== other);
      assert.equal(passes(other), false);
    }),
    { numRuns: 200, maxSkipsPerRun: 1000 },
  );
});

test("a minted symbol belongs to its place: moving the check is noticed", () => {
  fc.assert(
    fc.property(bare, place, symbol, (pid, at, other) => {
      assert.equal(checkPasses(replaced(pid, at, other)), pid.charAt(at) === other);
    }),
  );
});
