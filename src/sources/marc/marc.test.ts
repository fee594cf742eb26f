import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Fact } from "../../entities/facts.ts";
import { Problem } from "../../errors.ts";
import { marc } from "./marc.ts";
import type { MarcOptions } from "./options.ts";
import { type IsoField, isoRecord } from "./testing/iso-2709.ts";
import { gathered, readingOf } from "./testing/reading-of.ts";

const kindOf = <K extends Fact["kind"]>(facts: readonly Fact[], kind: K) =>
  facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);

async function factsOf(
  fields: readonly IsoField[],
  options: Partial<MarcOptions> = {},
  leader = "nam a",
): Promise<Fact[]> {
  const reading = await readingOf({ "a.mrc": isoRecord(leader, [["001", "1"], ...fields]) }, options);
  return [...reading.records.keys()].slice(0, 1).flatMap((key) => reading.described(key).drafts[0]?.facts ?? []);
}

const sample = async () => {
  const source = marc({ folder: new URL("./sample/", import.meta.url), audience: "public" });
  return gathered(source, source.read());
};

describe("a title", () => {
  test("is said with its remainder, in both scripts, and without the article that is not sorted by", async () => {
    const reading = await sample();
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
    const { described } = await sample();
    const found = kindOf(described("marc/bib/ocm90000011").drafts[0]?.facts ?? [], "activity");
    const who = found.find(({ type }) => type === "publication")?.who?.map(({ agent, role }) => [agent, role]);
    assert.deepEqual(who, [[{ type: "group", key: "marc/authority/h301", label: "Harwich Kite Club" }, "publisher"]]);
  });
});

describe("numbers", () => {
  test("that are wrong are kept and find nothing; OCLC's are one, whatever stands before them", async () => {
    const { described } = await sample();
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

describe("copies", () => {
  test("are objects of their own, by barcode or else by their place; what is not for the public is staff's", async () => {
    const reading = await sample();
    const keys = [...reading.records.keys()].filter((key) => /\/(copy|holdings)\//.test(key));
    assert.deepEqual(keys, ["marc/copy/30001001", "marc/copy/ocm90000011-2", "marc/holdings/hold-1"]);
    const facts = (key: string) => reading.described(key).drafts[0]?.facts ?? [];
    for (const key of keys) {
      const [part] = kindOf(facts(key), "part");
      const bib = key.endsWith("hold-1") ? "ocm90000012" : "ocm90000011";
      assert.deepEqual(part?.whole, { type: "publication", key: `marc/bib/${bib}` });
    }
    assert.deepEqual(
      facts("marc/copy/30001001").map((fact) => [fact.kind, fact.audience, fact.kind === "number" ? fact.value : ""]),
      [
        ["part", "public", ""],
        ["number", "public", "TL759 .F46"],
        ["placement", "public", ""],
        ["number", "staff", "30001001"],
        ["number", "public", "1"],
      ],
    );
    assert.equal(kindOf(facts("marc/copy/ocm90000011-2"), "statement")[0]?.audience, "staff");
  });

  test("stand in whatever field a system has for them", async () => {
    const fields: IsoField[] = [
      ["001", "1"],
      ["952", "  ", "9777", "aMAIN", "oN 33"],
    ];
    const options = { copies: { "952": { shelfMark: "o", location: "a", id: "9" } } };
    const reading = await readingOf({ "a.mrc": isoRecord("nam a", fields) }, options);
    assert.deepEqual([...reading.records.keys()], ["marc/bib/1", "marc/copy/777"]);
  });
});

describe("who may see what", () => {
  test("is nobody but staff unless the library says so, and never local notes, prices and hidden records", async () => {
    const fields: IsoField[] = [
      ["245", "10", "aKites"],
      ["541", "0 ", "aBought for two shillings."],
      ["590", "  ", "aSpine repaired."],
      ["942", "  ", "n1"],
    ];
    const audiences = async (options: Partial<MarcOptions>) =>
      (await factsOf(fields, options)).map(({ from, audience }) => `${from.field} ${audience}`);
    assert.ok((await audiences({ audience: "staff" })).every((one) => one.endsWith("staff")));
    const open = await audiences({});
    assert.ok(open.includes("245$a public") && open.includes("541$a staff") && open.includes("590$a staff"));
    assert.ok((await audiences({ hidden: ["942$n=1"] })).every((one) => one.endsWith("staff")));
    assert.ok((await audiences({ hidden: ["942$n=2"] })).includes("245$a public"));
  });
});

describe("an authority record", () => {
  test("is a person with names, life, places and the same elsewhere", async () => {
    const { described } = await sample();
    const [draft] = described("marc/authority/h101").drafts;
    assert.equal(draft?.type, "person");
    const facts = draft?.facts ?? [];
    assert.deepEqual(
      kindOf(facts, "name").map(({ use, text, parts }) => [use, text[0]?.value, parts?.given]),
      [
        ["preferred", "Fennimore, Ada", "Ada"],
        ["alternative", "Fenimore, Ada", "Ada"],
      ],
    );
    assert.deepEqual(
      kindOf(facts, "activity").map(({ type, when, where }) => [
        type,
        when?.[0]?.earliest,
        when?.[0]?.latest,
        where?.length,
      ]),
      [
        ["life", "1851", "1919", undefined],
        ["birth", "1851-03-09", "1851-03-09", 1],
        ["death", "1919", "1919", undefined],
      ],
    );
    assert.deepEqual(kindOf(facts, "same-as")[0]?.uri, "http://www.wikidata.org/entity/Q999999901");
  });

  test("is a concept with its broader one, or a group that continues another", async () => {
    const { described } = await sample();
    const of = (id: string) => described(`marc/authority/${id}`).drafts[0];
    const broader = { type: "concept", key: "marc/authority/h200", label: "Kites" };
    assert.deepEqual(
      kindOf(of("h201")?.facts ?? [], "part").map(({ whole, as }) => [whole, as]),
      [[broader, "broader"]],
    );
    assert.equal(of("h301")?.type, "group");
    assert.deepEqual(
      kindOf(of("h301")?.facts ?? [], "relation").map(({ predicate }) => predicate),
      ["continues"],
    );
  });
});

describe("the source", () => {
  test("names every option that is wrong", () => {
    const wrong = {
      folder: "x",
      audiance: "public",
      key: "001",
      hidden: ["942"],
      copies: { "852": { location: "b" } },
    };
    assert.throws(
      () => marc(wrong as unknown as MarcOptions),
      (error) =>
        error instanceof Problem &&
        error.code === "config-invalid" &&
        /audiance/.test(error.detail) &&
        /key/.test(error.detail) &&
        /hidden/.test(error.detail) &&
        /shelfMark/.test(error.detail),
    );
    assert.throws(() => marc({ folder: "x", sru: { url: "http://127.0.0.1/" } }), /not both/);
    assert.throws(() => marc({}).read(), /nothing to read from/);
  });

  test("takes a record that something else carries, under that one's key", () => {
    const { carried, describe: tell } = marc({ audience: "public" });
    const payload = `<marc:collection xmlns:marc="http://www.loc.gov/MARC21/slim"><marc:record><marc:leader>00000nam a2200000 a 4500</marc:leader><marc:datafield tag="245" ind1="0" ind2="0"><marc:subfield code="a">Kites</marc:subfield></marc:datafield></marc:record></marc:collection>`;
    const at = { file: "oai", row: 1 };
    const taken = carried?.record("oai/record/7", payload, at);
    assert.ok(taken && "record" in taken);
    assert.deepEqual(
      tell(taken.record).drafts.map(({ subject, type }) => [subject, type]),
      [["oai/record/7", "publication"]],
    );
    const refused = carried?.record("oai/record/8", "<dc/>", at);
    assert.ok(refused && "finding" in refused);
  });

  test("describes whatever fields a record has without failing", async () => {
    const tag = fc.stringMatching(/^[0-9]{3}$/);
    const subfield = fc
      .tuple(fc.stringMatching(/^[a-z0-9]$/), fc.string({ maxLength: 12 }))
      .map(([code, value]) => ({ [code]: value }));
    const field = fc
      .tuple(tag, fc.array(subfield, { minLength: 1, maxLength: 4 }))
      .map(([name, subfields]) => ({ [name]: { ind1: " ", ind2: "1", subfields } }));
    const leader = fc.constantFrom(
      "00000nam a2200000 a 4500",
      "00000cz  a2200000n  4500",
      "00000nx  a2200000   4500",
      "",
    );
    const source = marc({});
    fc.assert(
      fc.property(leader, fc.array(field, { maxLength: 8 }), (head, fields) => {
        const original = JSON.stringify({ fields: [{ "001": "1" }, { "008": "x" }, ...fields], leader: head });
        const { drafts } = source.describe({ key: "marc/bib/1", original, at: { file: "x", row: 1 } });
        for (const { facts } of drafts) assert.equal(new Set(facts.map(({ key }) => key)).size, facts.length);
      }),
    );
  });
});
