import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { symbols } from "./alphabet.ts";
import { mintPid } from "./mint.ts";
import { parsePid } from "./parse.ts";
import { suggestPids } from "./suggest.ts";

const minted = fc.constant(null).map(() => mintPid());

test("after one wrong symbol the right identifier is among the suggestions, each well formed", () => {
  fc.assert(
    fc.property(minted, fc.nat({ max: 11 }), fc.constantFrom(...symbols, "E", "A"), (pid, at, symbol) => {
      const bare = pid.replaceAll("-", "");
      const slipped = bare.slice(0, at) + symbol + bare.slice(at + 1);
      fc.pre(slipped !== bare);
      const suggestions = suggestPids(slipped);
      assert.ok(suggestions.includes(pid));
      for (const other of suggestions) assert.equal(parsePid(other), other);
    }),
  );
});

test("after two neighbours were swapped, one symbol was left out or doubled, the right identifier is suggested", () => {
  fc.assert(
    fc.property(minted, fc.nat({ max: 10 }), (pid, at) => {
      const bare = pid.replaceAll("-", "");
      const swapped = bare.slice(0, at) + bare.charAt(at + 1) + bare.charAt(at) + bare.slice(at + 2);
      const short = bare.slice(0, at) + bare.slice(at + 1);
      const long = bare.slice(0, at) + bare.charAt(at) + bare.slice(at);
      for (const text of [short, long, ...(swapped === bare ? [] : [swapped])]) {
        assert.ok(suggestPids(text.toLowerCase()).includes(pid), text);
      }
    }),
  );
});

test("a sound identifier has no neighbours, and neither has a text that is nothing like one", () => {
  fc.assert(
    fc.property(minted, (pid) =>
      assert.deepEqual(
        suggestPids(pid),
        [pid].filter(() => false),
      ),
    ),
  );
  for (const text of ["", "Sunflowers", "000-04PN-0000", "0F6J-0001-0000-0000"])
    assert.deepEqual(suggestPids(text), []);
});
