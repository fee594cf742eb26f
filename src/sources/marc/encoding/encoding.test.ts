import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { encodingOf } from "./encoding.ts";
import { fromMarc8 } from "./marc-8.ts";

const bytes = (hex: string) => Buffer.from(hex.replaceAll(" ", ""), "hex");
const textOf = (hex: string) => fromMarc8(bytes(hex)).text;

describe("MARC-8", () => {
  test("has its marks before the letter, Unicode after it", () => {
    assert.equal(textOf("63 6f 6d 6d 75 6e 61 75 74 e2 65"), "communauté");
    assert.equal(textOf("e3 e2 61"), "ấ", "two marks on one letter");
    assert.equal(textOf("a1 f3 64 7a"), "Łd̤z");
  });

  test("has a ligature in two halves, as the standard maps it to Unicode", () => {
    assert.equal(textOf("eb 69 ec 61"), "i\ufe20a\ufe21");
  });

  test("changes its sets by escape sequences, in either half", () => {
    assert.equal(textOf("1b 28 4e 71 4e 57 1b 28 42 21"), "Янв!");
    assert.equal(textOf("1b 28 53 61 1b 28 42"), "α");
    assert.equal(textOf("1b 28 32 60 1b 73"), "א");
    assert.equal(textOf("1b 29 4e e1 1b 29 21 45 b1"), "Аł");
    assert.equal(textOf("1b 62 32 1b 73 1b 70 32 1b 73"), "₂²");
  });

  test("has sets that are not known here: one sign stands for each character, and which set it was is told", () => {
    const { text, unknownSets } = fromMarc8(bytes("41 1b 24 31 21 30 21 27 2f 53 1b 28 42 42"));
    assert.equal(text, "A〓〓B");
    assert.deepEqual(unknownSets, ["$1"]);
  });

  test("gives some text for any bytes, and ASCII for ASCII", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (any) => {
        assert.equal(typeof fromMarc8(any).text, "string");
      }),
    );
    const plain = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
    fc.assert(fc.property(plain, (text) => assert.equal(fromMarc8(Buffer.from(text)).text, text)));
  });
});

describe("the encoding of a record", () => {
  const of = (leader09: string, text: Buffer) => encodingOf(`00000nam ${leader09}`, text);

  test("is what its leader says where the bytes can be that", () => {
    assert.deepEqual(of("a", Buffer.from("été")), { encoding: "utf-8", isAsSaid: true });
    assert.deepEqual(of(" ", bytes("e2 65 74 e2 65")), { encoding: "marc-8", isAsSaid: true });
    assert.deepEqual(of(" ", Buffer.from("plain")), { encoding: "marc-8", isAsSaid: true });
  });

  test("is found out where the leader lies", () => {
    assert.deepEqual(of(" ", Buffer.from("été")), { encoding: "utf-8", isAsSaid: false });
    assert.deepEqual(of("a", bytes("e2 65 74 e2 65")), { encoding: "marc-8", isAsSaid: false });
    assert.deepEqual(of("a", Buffer.from("café d'été", "latin1")), { encoding: "windows-1252", isAsSaid: false });
  });

  test("stays UTF-8 where one byte of it is damaged", () => {
    assert.equal(of("a", Buffer.concat([Buffer.from("été à Zürich"), bytes("e9 20")])).encoding, "utf-8");
  });
});
