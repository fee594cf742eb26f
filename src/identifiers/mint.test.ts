import assert from "node:assert/strict";
import { test } from "node:test";
import { letters, symbols } from "./alphabet.ts";
import { blockedNumbers, blocklist, readings } from "./blocklist.ts";
import { grammars } from "./grammars.ts";
import { isBlocked, mintPid } from "./mint.ts";
import { parsePid } from "./parse.ts";

const minted = Array.from({ length: 5000 }, () => mintPid());

test("a minted identifier holds every rule of the native grammar", () => {
  for (const pid of minted) {
    const bare = pid.replaceAll("-", "");
    assert.match(pid, grammars[0]?.pattern ?? /never/);
    assert.equal(parsePid(pid), pid);
    assert.ok(letters.includes(pid.charAt(0)), pid);
    assert.doesNotMatch(pid, /[AEIOUYL]/);
    assert.doesNotMatch(bare, /[A-Z]{3}/);
    assert.equal(isBlocked(bare), false);
  }
});

test("minted identifiers differ, and every symbol occurs in every place that admits it", () => {
  assert.equal(new Set(minted).size, minted.length);
  for (let at = 0; at < 12; at++) {
    const seen = new Set(minted.map((pid) => pid.replaceAll("-", "").charAt(at)));
    assert.equal(seen.size, at === 0 ? letters.length : symbols.length);
  }
});

test("the source of randomness decides the identifier, and bytes beyond the last whole multiple are thrown away", () => {
  const rigged = (bytes: number[]) => () => Uint8Array.of(bytes.shift() ?? 0);
  const plain = [0, 5, 17, 4, 2, 10, 6, 11, 9, 21, 1];
  const first = mintPid(rigged([...plain]));
  assert.equal(first.slice(0, -1), "B5K4-2B6C-9Q1");
  assert.equal(mintPid(rigged([255, 247, ...plain])), first);
  assert.equal(mintPid(rigged([0, 232, 255, ...plain.slice(1)])), first);
});

test("a candidate with three letters in a row is thrown away whole", () => {
  const bytes = [0, 10, 10, 0, 5, 17, 4, 2, 10, 6, 11, 9, 21, 1];
  const pid = mintPid(() => Uint8Array.of(bytes.shift() ?? 0));
  assert.ok(pid.startsWith("B5K4-2B6C-9Q1"));
});

test("the blocklist reads digits as the letters they resemble, and blocks numbers as they are", () => {
  for (const bare of ["X5K453X09Q1W", "X5K4N42109Q1", "X5K4C0CK0QW1", "X5K488009Q1W", "X5K402148801"]) {
    assert.equal(isBlocked(bare), true, bare);
  }
  assert.equal(isBlocked("X5K42B6C9Q1W"), false);
});

test("every row of the blocklist can be spelled in the alphabet without three letters in a row", () => {
  for (const word of blocklist) {
    const readableAs = [...word].map((letter) => [...symbols].filter((s) => (readings[s] ?? s).includes(letter)));
    const spelled = readableAs.map((choice) => choice.find((s) => /\d/.test(s)) ?? choice[0]);
    assert.ok(
      spelled.every((symbol) => symbol !== undefined),
      word,
    );
    assert.doesNotMatch(spelled.join(""), /[A-Z]{3}/, word);
  }
  assert.ok(blockedNumbers.every((number) => /^\d+$/.test(number)));
});
