import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { factsOf, told } from "./testing/facts-of.ts";
import { makeExport, readExportFolder } from "./testing/make-export.ts";
import { tms } from "./tms.ts";

const sample = await readExportFolder(new URL("./sample/", import.meta.url));
const kite = "tms/object/1";
const drawing = "tms/object/2";

describe("an object of a TMS export", () => {
  test("has its titles, each under the key of its row", () => {
    const names = factsOf(sample, kite, "name").map(({ key, use, standing, text }) => [key, use, standing, text[0]]);
    assert.deepEqual(names, [
      ["tms/title/300", "preferred", undefined, { value: "Heron Kite", language: "en" }],
      ["tms/title/301", "alternative", undefined, { value: "Cerf-volant héron", language: "fr" }],
      ["tms/title/302", "former", "former", { value: "Bird Kite", language: "en" }],
    ]);
  });

  test("has its number, former numbers, numbers of others and wrong ones", () => {
    const [own, former, other] = factsOf(sample, kite, "number");
    assert.deepEqual([own?.value, own?.scheme, own?.standing], ["K.1", "inventory", undefined]);
    assert.deepEqual([former?.value, former?.standing, former?.when?.latest], ["L.7", "former", "1931"]);
    assert.deepEqual(other?.assigner, { type: "group", text: "The Kite House" });
    assert.equal(factsOf(sample, drawing, "number")[1]?.fault, "wrong");
    assert.equal(factsOf(sample, "tms/object/4", "number")[0]?.fault, "placeholder");
  });

  test("is one production with all its makers, its time and its place", () => {
    const production = factsOf(sample, kite, "activity").find(({ type }) => type === "production");
    assert.deepEqual(production?.who, [
      {
        key: "tms/conxref/200",
        agent: { type: "person", key: "tms/constituent/10", label: "Ada Quill" },
        role: "artist",
        order: 1,
        sourceWord: "Artist",
      },
      {
        key: "tms/conxref/201",
        agent: { type: "person", text: "Unidentified Maker" },
        role: "artist",
        certainty: "possible",
        order: 2,
        sourceWord: "Possibly",
        display: { value: "Possibly: Unidentified Maker", language: "en" },
      },
    ]);
    assert.deepEqual(production?.when, [
      { display: [{ value: "about 1880", language: "en" }], earliest: "1875", latest: "1885", circa: true },
    ]);
    const place = "Gazetteer\\World\\nations\\Windland\\inhabited places\\Hilltop";
    assert.deepEqual(production?.where, [{ place: { type: "place", key: `tms/term/${place}`, label: "Hilltop" } }]);
  });

  test("may be after somebody, and published by another", () => {
    const [production, publication] = factsOf(sample, drawing, "activity");
    assert.equal(production?.who?.[0]?.qualifier, "copy-after");
    assert.equal(production?.who?.[0]?.display?.value, "Copy after: Bo Tern (Draughtsman)");
    assert.equal(production?.when?.[0]?.earliest, "1944-10-27");
    assert.deepEqual([publication?.type, publication?.who?.[0]?.role], ["publication", "publisher"]);
  });

  test("shows its sitter, and what its subject terms name", () => {
    const subjects = factsOf(sample, kite, "subject").map(({ key, mode, role }) => [
      key.startsWith("tms/conxref"),
      mode,
      role,
    ]);
    assert.deepEqual(subjects, [
      [false, "depicts", undefined],
      [true, "depicts", "sitter"],
    ]);
  });

  test("is measured in sets, with the words that were shown", () => {
    const [whole, tail] = factsOf(sample, kite, "measurement");
    assert.deepEqual(whole?.values, [
      { dimension: "height", value: 61, unit: "cm" },
      { dimension: "width", value: 88, unit: "cm" },
    ]);
    assert.deepEqual([whole?.of, whole?.key, whole?.display?.[0]?.value], ["whole", "tms/dimension/50", "61 x 88 cm"]);
    assert.deepEqual([tail?.of, tail?.values[0]?.unit], ["tail", "m"]);
    const words = factsOf(sample, kite, "statement").find(({ about }) => about === "dimensions");
    assert.equal(words?.text[0]?.value, "61 x 88 cm");
  });

  test("is cited, exhibited, pictured, placed, and has a page of its own", () => {
    const [citation] = factsOf(sample, kite, "citation");
    assert.deepEqual(
      [citation?.key, citation?.pages, citation?.number, citation?.figure, citation?.illustrated],
      ["tms/refobjxref/710", "12-13", "K 4", "fig. 2", true],
    );
    const exhibited = factsOf(sample, kite, "activity").find(({ type }) => type === "exhibition");
    assert.deepEqual(exhibited?.numbers, [{ value: "14", scheme: "catalogue" }]);
    assert.deepEqual(factsOf(sample, kite, "media")[0]?.image, { type: "media", key: "tms/image/K1.jpg" });
    assert.equal(factsOf(sample, kite, "content")[0]?.role, "homepage");
    const placed = factsOf(sample, kite, "placement").map(({ use, audience, when }) => [use, audience, when]);
    assert.deepEqual(placed, [
      ["current", "public", { earliest: "2020-01-01", open: "end", lasting: true }],
      ["usual", "staff", undefined],
    ]);
    assert.equal(factsOf(sample, drawing, "placement")[0]?.state, "off-display");
  });

  test("is the frame, study or part of another", () => {
    assert.equal(factsOf(sample, "tms/object/3", "relation")[0]?.predicate, "frame-of");
    assert.equal(factsOf(sample, drawing, "relation")[0]?.predicate, "study-for");
    assert.equal(factsOf(sample, "tms/object/4", "part")[0]?.as, "component");
  });

  test("is staff's unless it is said to be public, and so is its image", () => {
    const audiences = (key: string) =>
      new Set(sample.described.get(key)?.drafts[0]?.facts.map(({ audience }) => audience));
    assert.deepEqual(audiences("tms/object/3"), new Set(["public"]));
    assert.deepEqual(audiences("tms/object/4"), new Set(["staff"]));
    assert.deepEqual(audiences("tms/image/K4.jpg"), new Set(["staff"]));
    assert.deepEqual(audiences("tms/image/K1.jpg"), new Set(["public"]));
    assert.deepEqual(audiences("tms/constituent/10"), new Set(["staff"]), "no column: the mapping's audience");
  });

  test("shows staff alone who is not to be displayed", async (context) => {
    const folder = await makeExport(context, {
      "Objects.csv": "ObjectID,ObjectNumber,PublicAccess\n1,A.1,1\n",
      "Constituents.csv": "ConstituentID,DisplayName,ConstituentType\n10,Ada,Individual\n",
      "ObjConXrefs.csv": "ConXrefID,ObjectID,ConstituentID,Role,Displayed\n20,1,10,Artist,0\n21,1,10,Lender,0\n",
    });
    const [loan, production] = factsOf(await readExportFolder(folder), "tms/object/1", "activity");
    assert.deepEqual([loan?.type, loan?.audience], ["loan", "staff"]);
    assert.deepEqual([production?.audience, production?.who?.[0]?.audience], ["public", "staff"]);
  });
});

describe("the other records of a TMS export", () => {
  test("people are born, live and die; groups are founded", () => {
    const dates = (key: string) =>
      Object.fromEntries(
        factsOf(sample, key, "activity").map(({ type, when, where }) => [
          type,
          [when?.[0]?.earliest, when?.[0]?.latest, where?.length],
        ]),
      );
    assert.deepEqual(dates("tms/constituent/10"), {
      life: ["1850", "1931-03-12", undefined],
      birth: ["1850", "1850", 1],
      death: ["1931-03-12", "1931-03-12", undefined],
    });
    assert.deepEqual(dates("tms/constituent/11"), {
      life: ["1902-05-03", undefined, undefined],
      birth: ["1902-05-03", "1902-05-03", undefined],
    });
    assert.deepEqual(dates("tms/constituent/12"), { formation: ["1890", "1890", undefined] });
    assert.deepEqual(dates("tms/constituent/14"), { active: ["1870", "1899", undefined] });
  });

  test("names have parts, sorts and uses", () => {
    const names = factsOf(sample, "tms/constituent/10", "name");
    assert.deepEqual(
      names.map(({ use }) => use),
      ["preferred", "sort", "alternative"],
    );
    assert.deepEqual(names[0]?.parts, { given: "Ada", family: "Quill" });
    assert.deepEqual([names[2]?.key, names[2]?.sourceWord], ["tms/altname/100", "Married name"]);
  });

  test("a placeholder is nobody, and an agent of no known sort is a person with a note", () => {
    assert.deepEqual(sample.described.get("tms/constituent/13")?.drafts, []);
    const draft = sample.described.get("tms/constituent/14")?.drafts[0];
    assert.equal(draft?.type, "person");
    assert.match(draft?.facts[0]?.said?.note?.value ?? "", /does not say/);
  });

  test("terms are concepts under broader ones, places within places without guide terms", () => {
    const plants = "tms/term/Materials\\Plants";
    assert.deepEqual(factsOf(sample, `${plants}\\bamboo`, "part")[0]?.whole, {
      type: "concept",
      key: plants,
      label: "Plants",
    });
    const place = "tms/term/Gazetteer\\World\\nations\\Windland";
    const [within] = factsOf(sample, `${place}\\inhabited places\\Hilltop`, "part");
    assert.deepEqual(
      [within?.whole, within?.as],
      [{ type: "place", key: place, label: "Windland" }, "contained-within"],
    );
    assert.ok(!sample.described.has(`${place}\\inhabited places`));
    assert.equal(
      factsOf(sample, "tms/term/Materials\\paper", "same-as")[0]?.uri,
      "http://vocab.getty.edu/aat/300014109",
    );
    assert.equal(factsOf(sample, "tms/term/Classification\\Frame", "same-as")[0]?.scheme, "aat");
  });

  test("an exhibition fills its time at its venue; one without end is open", () => {
    const [shown] = factsOf(sample, "tms/exhibition/600", "activity");
    assert.deepEqual(
      [shown?.when?.[0]?.earliest, shown?.when?.[0]?.latest, shown?.when?.[0]?.lasting],
      ["1999-05-01", "1999-09-30", true],
    );
    assert.deepEqual(shown?.where?.[0]?.place, { type: "group", key: "tms/constituent/12", label: "The Kite House" });
    assert.deepEqual(factsOf(sample, "tms/exhibition/601", "activity")[0]?.when, [
      { earliest: "2020-01-01", open: "end", lasting: true },
    ]);
  });

  test("a publication has title, author, publisher and DOI", () => {
    const key = "tms/reference/700";
    assert.deepEqual(factsOf(sample, key, "name")[0]?.parts, { subtitle: "A Short History" });
    assert.deepEqual(
      factsOf(sample, key, "activity").map(({ type }) => type),
      ["creation", "publication"],
    );
    assert.equal(factsOf(sample, key, "same-as")[0]?.uri, "https://doi.org/10.5555/kites.1960");
  });

  test("a location is within another", () => {
    const [part] = factsOf(sample, "tms/location/801", "part");
    assert.deepEqual([part?.as, part?.whole], ["contained-within", { type: "location", key: "tms/location/800" }]);
  });

  test("an image has its file and its rights", () => {
    const [file] = factsOf(sample, "tms/image/K1.jpg", "content");
    assert.deepEqual([file?.url, file?.format, file?.widthPx], ["images/K1.jpg", "image/jpeg", 1200]);
    assert.equal(factsOf(sample, "tms/image/K1.jpg", "rights")[0]?.uri, "https://creativecommons.org/licenses/by/4.0/");
  });
});

describe("a TMS export", () => {
  test("is read in an order in which what is referred to comes first", () => {
    const kinds = [...new Set(sample.records.map(({ key }) => key.split("/")[1]))];
    assert.deepEqual(kinds, ["term", "constituent", "reference", "exhibition", "location", "image", "object"]);
  });

  test("tells what is doubtful", () => {
    assert.deepEqual(told(sample), [
      "doubtful constituent-type-unknown Constituents row 6",
      "doubtful date-reversed Objects row 5",
      "doubtful date-zero Objects row 4",
      "doubtful placeholder Constituents row 5",
      "doubtful role-unknown ObjConXrefs",
      "doubtful thesaurus-type-unknown ObjThesTerms",
      "unused duplicate-row ObjThesTerms row 7",
      "unused reference-to-nothing ObjExhXrefs row 3",
    ]);
  });

  test("is described anew when its mapping changes", () => {
    const folder = "anywhere";
    const revision = (mapping: object) => tms({ folder, mapping }).revision;
    assert.equal(revision({}), tms({ folder }).revision);
    assert.notEqual(revision({ audience: "public" }), revision({}));
    assert.notEqual(revision({ roles: { windmonger: { as: "production", role: "wind" } } }), revision({}));
  });
});
