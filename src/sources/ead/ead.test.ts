import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Problem } from "../../errors.ts";
import { ead } from "./ead.ts";
import type { EadOptions } from "./options.ts";
import { kindOf } from "./testing/kind-of.ts";
import { readingOf } from "./testing/reading-of.ts";

const sample = await readingOf({ folder: new URL("./sample/", import.meta.url), audience: "public" });

describe("a collection in EAD", () => {
  const facts = sample.facts("ead/collection/KC");

  test("is called by its title without the dates in it, and by its numbers", () => {
    assert.deepEqual(
      kindOf(facts, "name").map(({ text }) => text),
      [[{ value: "Records of the Hilltop Kite Club", language: "en" }]],
    );
    assert.deepEqual(
      kindOf(facts, "number").map(({ value, scheme, standing }) => [value, scheme, standing]),
      [
        ["KC", "refno", undefined],
        ["MS 12", "refno", "former"],
      ],
    );
  });

  test("was made in its dates and in the bulk of them, by those it comes of and those added", () => {
    const [made] = kindOf(facts, "activity");
    assert.deepEqual(
      made?.when?.map(({ earliest, latest, extent }) => [earliest, latest, extent]),
      [
        ["1902", "1914", "bulk"],
        ["1890", "1931", undefined],
      ],
    );
    assert.deepEqual(
      made?.who?.map(({ agent, role }) => [agent, role]),
      [
        [{ type: "group", uri: "http://viaf.org/viaf/900000001", label: "Hilltop Kite Club" }, "creator"],
        [{ type: "person", text: "Tern, Bo" }, "contributor"],
      ],
    );
  });

  test("is as large as its words say, which are kept", () => {
    assert.deepEqual(
      kindOf(facts, "measurement").map(({ values, display }) => [
        values[0]?.value,
        values[0]?.unit,
        display?.[0]?.value,
      ]),
      [
        [3, "boxes", "3 boxes"],
        [1.5, "linear metres", "1.5 linear metres (in 3 boxes)"],
      ],
    );
  });

  test("is about what its access points name, by their authority where one is given", () => {
    assert.deepEqual(
      kindOf(facts, "subject").map(({ ref }) => ref),
      [
        { type: "person", uri: "http://vocab.getty.edu/ulan/500999001", label: "Quill, Ada, 1850-1931" },
        { type: "concept", uri: "http://id.loc.gov/authorities/subjects/sh85072621", label: "Kites" },
        { type: "place", text: "Hilltop" },
      ],
    );
    const classes = kindOf(facts, "classification").map(({ aspect, concept }) => `${aspect} ${concept.label ?? ""}`);
    assert.deepEqual(classes, [
      "level ",
      "language English",
      "language Greek",
      "genre minutes (administrative records)",
    ]);
  });

  test("tells the public nothing that is internal, and staff all of it", () => {
    const scope = kindOf(facts, "statement").filter(({ about }) => about === "scope");
    const open = "Minutes, letters Kite News and drawings.";
    assert.deepEqual(
      scope.map(({ audience, text }) => [audience, text[0]?.value]),
      [
        ["public", `${open}\n\nMinutes\nLetters`],
        ["staff", `${open}\n\nOne letter is thought to be stolen.\n\nMinutes\nLetters`],
      ],
    );
    const places = kindOf(facts, "placement").map(({ audience, at }) => [audience, at && "text" in at && at.text]);
    assert.deepEqual(places, [
      ["staff", "Strong room 2"],
      ["public", undefined],
    ]);
  });

  test("may say more after its components", () => {
    const last = kindOf(facts, "statement").find(({ sourceWord }) => sourceWord === "bibliography");
    assert.equal(last?.text[0]?.value, "Kite News, 1911");
  });
});

describe("a component in EAD", () => {
  test("is part of the one that it is in, in its place", () => {
    const wholes = [...sample.records.keys()].flatMap((key) =>
      kindOf(sample.facts(key), "part").map(({ whole, order }) => [key, "key" in whole && whole.key, order]),
    );
    assert.deepEqual(wholes.slice(0, 4), [
      ["ead/component/kc-1", "ead/collection/KC", 1],
      ["ead/component/kc-1-1", "ead/component/kc-1", 1],
      ["ead/component/kc-1-2", "ead/component/kc-1", 2],
      ["ead/component/kc-1-2-1", "ead/component/kc-1-2", 1],
    ]);
  });

  test("without an id is called by its unitid or its place, and this is told", () => {
    const keys = [...sample.records.keys()].filter((key) => key.includes("KC/"));
    assert.deepEqual(keys, ["ead/component/KC/KC/2", "ead/component/KC/KC/2/@1", "ead/component/KC/KC/2/@2"]);
    const told = sample.findings.filter(({ rule }) => rule === "component-without-id").map(({ record }) => record);
    assert.deepEqual(told, keys);
  });

  test("keeps boxes with the folders in them", () => {
    const places = kindOf(sample.facts("ead/component/kc-1-1"), "placement").map(({ at }) => at);
    assert.deepEqual(places, [
      { type: "location", text: "box 1, folder 1-4" },
      { type: "location", text: "box 2" },
    ]);
  });

  test("that is internal is staff's, and so is what is in it", () => {
    for (const key of ["ead/component/kc-1-2", "ead/component/kc-1-2-1"])
      assert.ok(sample.facts(key).every(({ audience }) => audience === "staff"));
    assert.ok(sample.facts("ead/component/kc-1-1").every(({ audience }) => audience === "public"));
  });

  test("in another script than the finding aid's is in no language that cannot be so written", () => {
    const [title] = kindOf(sample.facts("ead/component/KC/KC/2/@1"), "name");
    assert.deepEqual(title?.text, [{ value: "Ὁ χαρταετός" }]);
  });

  test("without a title is called by its date; its own word is its level", () => {
    const facts = sample.facts("ead/component/KC/KC/2/@2");
    assert.equal(kindOf(facts, "name")[0]?.text[0]?.value, "2 May 1911");
    assert.deepEqual(kindOf(facts, "classification")[0]?.concept, { type: "concept", text: "sketch" });
  });

  test("has digital versions where they have a web address", () => {
    const [manifest] = kindOf(sample.facts("ead/component/KC/KC/2/@1"), "content");
    assert.deepEqual([manifest?.role, manifest?.url], ["access", "https://images.example.org/kc-2-1/manifest"]);
  });
});

test("EAD3 says the same with other words", () => {
  const facts = sample.facts("ead/collection/AQ");
  assert.deepEqual(
    kindOf(facts, "name").map(({ text }) => text[0]),
    [
      { value: "Nachlass Ada Quill", language: "de" },
      { value: "Papers of Ada Quill", language: "en" },
    ],
  );
  const [made] = kindOf(facts, "activity");
  assert.deepEqual([made?.when?.[0]?.earliest, made?.when?.[0]?.latest], ["1870", "1931-03-12"]);
  assert.deepEqual(made?.who?.[0]?.agent, {
    type: "person",
    uri: "http://viaf.org/viaf/900000002",
    label: "Quill, Ada, 1850-1931",
  });
  const item = sample.facts("ead/component/aq-1");
  assert.equal(kindOf(item, "activity")[0]?.when?.[0]?.earliest, "1874-03-01");
  assert.equal(kindOf(item, "content")[0]?.role, "thumbnail");
});

test("staff alone see a finding aid that says nothing of its audience, unless the archive says otherwise", async () => {
  const { facts } = await readingOf({ folder: new URL("./sample/", import.meta.url) });
  assert.ok(facts("ead/collection/KC").every(({ audience }) => audience === "staff"));
  assert.ok(
    facts("ead/component/aq-1").every(({ audience }) => audience === "public"),
    "it says external",
  );
});

test("a misspelt option is refused, and the mapping is part of the revision", () => {
  const misspelt = { folder: "anywhere", audiance: "public" } as unknown as EadOptions;
  assert.throws(
    () => ead(misspelt),
    (error) => error instanceof Problem && /audiance/.test(error.detail),
  );
  const { revision } = ead({ folder: "anywhere" });
  assert.equal(ead({ folder: "elsewhere", name: "finding-aids" }).revision, revision);
  assert.notEqual(ead({ folder: "anywhere", audience: "public" }).revision, revision);
});
