import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyText } from "../../test/any-text.ts";
import { mintPid } from "./mint.ts";
import { parsePid } from "./parse.ts";

const pid = "X5K4-2B6C-9Q1W";

for (const [how, text] of [
  ["in lower case", "x5k4-2b6c-9q1w"],
  ["without hyphens", "X5K42B6C9Q1W"],
  ["in other blocks", "X5K4 2B 6C 9Q 1W"],
  ["with en dashes and non-breaking hyphens", "X5K4–2B6C\u20119Q1W"],
  ["with a minus sign and a full-width hyphen", "X5K4\u22122B6C\uff0d9Q1W"],
  ["with soft hyphens and zero-width marks", "X5K4\u00ad-2B6C\u200b-\u20609Q1W\ufeff"],
  ["with no-break spaces and a line break", "X5K4\u00a02B6C\n9Q1W"],
  ["at the end of a sentence", "X5K4-2B6C-9Q1W.”)"],
  ["in full-width letters", "Ｘ５Ｋ４－２Ｂ６Ｃ－９Ｑ１Ｗ"],
  ["percent-encoded", "X5K4%2D2B6C%E2%80%939Q1W"],
  ["with I or L for 1", "X5K4-2B6C-9QIW"],
  ["with l for 1", "x5k4-2b6c-9qlw"],
]) {
  test(`a native identifier is read ${how}`, () => assert.equal(parsePid(text ?? ""), pid));
}

test("O is read as 0 and U as V", () => {
  assert.equal(parsePid("BOOO-0000-OOOB"), "B000-0000-000B");
  const withV = Array.from({ length: 2000 }, () => mintPid()).find((one) => one.includes("V")) ?? assert.fail();
  assert.equal(parsePid(withV.replaceAll("V", "u")), withV);
});

test("what fails its check, starts with a digit or is no identifier is not read", () => {
  for (const text of [
    "X5K4-2B6C-9Q1X",
    "X5K4-2B6C-9QOW",
    "05K4-2B6C-9Q1W",
    "",
    "-",
    "%",
    "%E0%A4",
    "Sunflowers",
    "NG3863",
  ]) {
    assert.equal(parsePid(text), undefined, text);
  }
});

test("percent signs are decoded once only", () => {
  assert.equal(parsePid("%58" + "5K4-2B6C-9Q1W"), pid);
  assert.equal(parsePid("%2558" + "5K4-2B6C-9Q1W"), undefined);
});

test("identifiers of foreign grammars are never folded into native ones", () => {
  for (const text of ["000-04PN-0000", "001-03LO-0000", "0BWO-0001-0000-0000", "0OLP-0001-0000-0000"]) {
    assert.equal(parsePid(text), undefined);
  }
});

test("reading is idempotent: what was read is read as itself, whatever noise was in the first spelling", () => {
  const noise = fc.array(
    fc.constantFrom(" ", "-", "\u2010", "\u2015", "\u2212", "\u00ad", "\u200d", "\u2060", "\t", "\u3000", "\u202e"),
    { maxLength: 3 },
  );
  const tail = fc.string({ unit: fc.constantFrom(".", ",", ";", ")", "’", "…", "!", " "), maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(noise, { minLength: 12, maxLength: 12 }),
      fc.array(fc.boolean()),
      tail,
      (noises, lower, end) => {
        const minted = mintPid();
        const noisy = [...minted.replaceAll("-", "")]
          .map((symbol, at) => (noises[at] ?? []).join("") + (lower[at] ? symbol.toLowerCase() : symbol))
          .join("");
        const read = parsePid(noisy + end);
        assert.equal(read, minted);
        assert.equal(parsePid(read ?? ""), read);
      },
    ),
  );
});

test("any text is either not read or read as something that reads as itself", () => {
  fc.assert(
    fc.property(anyText({ maxLength: 40 }), (text) => {
      const read = parsePid(text);
      assert.equal(read === undefined ? undefined : parsePid(read), read);
    }),
  );
});

test("a text of great length is refused without being read through", () => {
  assert.equal(parsePid(`${"!".repeat(1_000_000)}a`), undefined);
});
