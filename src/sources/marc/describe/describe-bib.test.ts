import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { factsOf, kindOf, sampleReading } from "../testing/facts-of.ts";
import type { IsoField } from "../testing/iso-2709.ts";

describe("a title", () => {
  test("is said with its remainder, in both scripts, and without the article that is not sorted by", async () => {
    const reading = await sampleReading();
    const facts = (id: string) => kindOf(reading.described(`marc/bib/${id}`).drafts[0]?.facts ?? [], "name");
    assert.deepEqual(
      facts("ocm90000011").map(({ use, text, parts }) => [use, text[0]?.value, parts?.subtitle]),
      [
        ["preferred", "The box kite: its making and its uses", "its making and its uses"],
        ["sort", "box kite: its making and its uses", undefined],
        ["alternative", "Fennimore on kites", undefined],
      ],
    );
    assert.deepEqual(facts("ocm90000012")[0]?.text, [
      { value: "Tako no hon", language: "ja-Latn" },
      { value: "凧の本", language: "ja-Jpan" },
    ]);
  });

  test("tells the script of an original whose language is another", async () => {
    const [name] = kindOf(
      await factsOf([
        ["008", "990101s1999    xx            000 0 eng  "],
        ["245", "10", "6880-01", "aDead souls"],
        ["880", "10", "6245-01/(N", "aМёртвые души"],
      ]),
      "name",
    );
    assert.deepEqual(
      name?.text.map(({ language }) => language),
      ["en", "und-Cyrl"],
    );
  });

  test("keeps the stop of an abbreviation, and no other", async () => {
    for (const [said, expected] of [
      ["Works of Smith, J.", "Works of Smith, J."],
      ["Light and wind /", "Light and wind"],
      ["Winds, 13th cent.", "Winds, 13th cent."],
      ["A kite.", "A kite"],
      ["And so on ...", "And so on ..."],
    ]) {
      const [name] = kindOf(await factsOf([["245", "00", `a${said}`]]), "name");
      assert.equal(name?.text[0]?.value, expected);
    }
  });
});

describe("a publication", () => {
  const publicationOf = async (field008: string, imprint: IsoField) =>
    kindOf(await factsOf([["008", field008], imprint]), "activity").find(({ type }) => type === "publication");

  test("has the exact years of 008 and the words of the imprint; a copyright date is no doubt", async () => {
    const found = await publicationOf("990101t19881985ja            000 0 jpn  ", [
      "260",
      "  ",
      "aNagasaki :",
      "b[s.n.],",
      "c1988, c1985.",
    ]);
    assert.deepEqual(found?.when, [{ display: [{ value: "1988, c1985" }], earliest: "1988", latest: "1988" }]);
    assert.deepEqual(found?.where, [{ place: { type: "place", text: "Nagasaki" } }]);
    assert.equal(found?.who, undefined, "nobody is called [s.n.]");
  });

  test("may be of an unknown year, questionable, or still going on", async () => {
    const when = async (coded: string, words: string) =>
      (await publicationOf(`990101${coded}xx            000 0 eng  `, ["260", "  ", `c${words}`]))?.when?.[0];
    assert.deepEqual(await when("s19uu    ", "[19--]"), {
      display: [{ value: "[19--]" }],
      earliest: "1900",
      latest: "1999",
    });
    assert.deepEqual(await when("q19011905", "[between 1901 and 1905?]"), {
      display: [{ value: "[between 1901 and 1905?]" }],
      earliest: "1901",
      latest: "1905",
      uncertain: true,
    });
    assert.deepEqual(await when("c18879999", "c1887-"), {
      display: [{ value: "c1887-" }],
      earliest: "1887",
      open: "end",
      lasting: true,
    });
    assert.deepEqual(await when("n        ", "[1902?]"), {
      display: [{ value: "[1902?]" }],
      earliest: "1902",
      latest: "1902",
      uncertain: true,
    });
  });

  test("is by its publisher once, however many fields name it", async () => {
    const { described } = await sampleReading();
    const found = kindOf(described("marc/bib/ocm90000011").drafts[0]?.facts ?? [], "activity");
    const who = found.find(({ type }) => type === "publication")?.who?.map(({ agent, role }) => [agent, role]);
    assert.deepEqual(who, [[{ type: "group", key: "marc/authority/h301", label: "Harwich Kite Club" }, "publisher"]]);
  });
});

describe("numbers", () => {
  test("that are wrong are kept and find nothing; OCLC's are one, whatever stands before them", async () => {
    const { described } = await sampleReading();
    const { drafts, findings } = described("marc/bib/ocm90000011");
    assert.deepEqual(
      kindOf(drafts[0]?.facts ?? [], "number").map(({ scheme, value, fault, standing }) => [
        scheme,
        value,
        fault ?? standing,
      ]),
      [
        ["oclc", "90000011", undefined],
        ["isbn", "9780306406157", undefined],
        ["isbn", "9780306406158", "wrong"],
        ["oclc", "90000007", "former"],
      ],
    );
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ["identifier-malformed", "address-malformed"],
    );
  });

  test("of DOI, ISSN and the Library of Congress are told apart", async () => {
    const facts = await factsOf([
      ["010", "  ", "a  61-14599 /L/r83"],
      ["022", "0 ", "a1471-2989", "l1471-2989", "y1471-2980"],
      ["024", "7 ", "a10.5555/kite.1", "2doi"],
    ]);
    assert.deepEqual(
      kindOf(facts, "number").map(({ scheme, value, fault }) => [scheme, value, fault]),
      [
        ["control-number", "1", undefined],
        ["lccn", "61014599", undefined],
        ["issn", "1471-2989", undefined],
        ["issn-l", "1471-2989", undefined],
        ["issn", "1471-2980", "wrong"],
      ],
    );
    assert.deepEqual(kindOf(facts, "same-as")[0]?.uri, "https://doi.org/10.5555/kite.1");
  });
});

describe("who and what", () => {
  test("somebody has each role once, by code or by word; an artist may only be followed", async () => {
    const facts = await factsOf([
      ["100", "1 ", "aFenn, Ada,", "eauthor,", "eillustrator.", "4aut"],
      ["700", "1 ", "jFollower of", "aGrey, Jo,", "eartist."],
      ["700", "1 ", "aRook, Max,", "eformer owner."],
      ["700", "12", "aDale, Ann.", "tWinds."],
    ]);
    const acts = kindOf(facts, "activity");
    assert.deepEqual(
      acts.flatMap(({ type, who = [] }) =>
        who.map(({ agent, role, qualifier }) => [type, "text" in agent && agent.text, role, qualifier]),
      ),
      [
        ["creation", "Fenn, Ada", "author", undefined],
        ["creation", "Fenn, Ada", "illustrator", undefined],
        ["creation", "Grey, Jo", "artist", "follower"],
        ["custody", "Rook, Max", "former owner", undefined],
      ],
    );
    const contained = kindOf(facts, "statement").find(({ sourceWord }) => sourceWord === "contained work");
    assert.equal(contained?.text[0]?.value, "Dale, Ann. Winds");
  });

  test("a subject is what its heading names, and its whole words stand beside", async () => {
    const facts = await factsOf([
      ["600", "10", "aMillet, Jean François,", "d1814-1875", "vCorrespondence."],
      ["651", " 0", "aParis (France)"],
      ["650", " 7", "aKites", "0http://id.loc.gov/authorities/subjects/sh85072655", "2lcsh"],
      ["655", " 7", "aLetters.", "2lcgft"],
    ]);
    assert.deepEqual(
      kindOf(facts, "subject").map(({ ref, display, sourceWord }) => [ref, display?.value, sourceWord]),
      [
        [
          { type: "person", text: "Millet, Jean François, 1814-1875" },
          "Millet, Jean François, 1814-1875--Correspondence",
          "lcsh",
        ],
        [{ type: "place", text: "Paris (France)" }, undefined, "lcsh"],
        [
          { type: "concept", uri: "http://id.loc.gov/authorities/subjects/sh85072655", label: "Kites" },
          undefined,
          "lcsh",
        ],
      ],
    );
    const genre = kindOf(facts, "classification").find(({ aspect }) => aspect === "genre");
    assert.deepEqual(genre?.concept, { type: "concept", text: "Letters" });
  });

  test("what this continues, is in, or translates is a link; what continues it is words", async () => {
    const facts = await factsOf([
      ["765", "0 ", "tOriginal"],
      ["773", "0 ", "tHost", "gVol. 2, p. 7"],
      ["780", "00", "tBefore"],
      ["785", "00", "tAfter"],
    ]);
    assert.deepEqual(
      kindOf(facts, "relation").map(({ predicate }) => predicate),
      ["translation-of", "continues"],
    );
    assert.deepEqual(
      kindOf(facts, "part").map(({ as, sourceWord }) => [as, sourceWord]),
      [["contained-in", "Vol. 2, p. 7"]],
    );
    assert.deepEqual(
      kindOf(facts, "statement").map(({ sourceWord, text }) => [sourceWord, text[0]?.value]),
      [["continued by", "After"]],
    );
  });

  test("measures are made only of words that leave no doubt", async () => {
    const measures = async (...subfields: string[]) =>
      kindOf(await factsOf([["300", "  ", ...subfields]]), "measurement").flatMap(({ values }) =>
        values.map(({ dimension, value, unit }) => [dimension, value, unit]),
      );
    assert.deepEqual(await measures("a192 p. ;", "c21 cm."), [
      ["extent", 192, "pages"],
      ["height", 21, "cm"],
    ]);
    assert.deepEqual(await measures("axi, 232 p. ;", "c21 x 30 cm"), [
      ["height", 21, "cm"],
      ["width", 30, "cm"],
    ]);
    assert.deepEqual(await measures("av. <1- > ;", "c24-30 cm"), []);
  });
});
