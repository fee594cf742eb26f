import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { to } from "../../../test/fixtures/people-and-places.ts";
import { named, published, type Told } from "../../../test/fixtures/published.ts";
import { painting, records } from "../../../test/fixtures/records.ts";
import { context } from "../../../test/fixtures/surroundings.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { presets } from "./presets.ts";

const museum = { ...context, institutionUri: "http://www.wikidata.org/entity/Q1" };
const { "google-arts": google, "art-uk": artUk, wikidata } = presets;
type Row = Record<string, string>;
const rowsOf = (preset: typeof google, ...works: PublicEntity[]): Row[] =>
  parse([preset?.open, ...works.map((work) => preset?.lines(work, museum))].join(""), { columns: true });

test("Google Arts & Culture gets a line a work with what it requires: id, title, type and name of the file", () => {
  const rows = rowsOf(google, painting, ...records.values());
  assert.ok(rows.length > 0);
  for (const row of rows) {
    assert.ok(row.itemid && row.title && row.title.length <= 100);
    assert.ok(["image", "sequence"].includes(row.filetype ?? ""));
    assert.equal(row.filespec === "", row.filetype === "sequence", "a sequence's files are those of its parts");
    assert.ok(row["relation:url"] === "" || row["relation:url"]?.startsWith(`${museum.base}/`));
  }
});

test("several images of a work are a sequence in their order; a work without one that can be shown is left out", () => {
  const image = (role: "primary" | "detail", view: string): Told => ({ kind: "media", role, view, image: to("media") });
  const rows = rowsOf(
    google,
    published("object", [named("Quinces"), image("detail", "a leaf"), image("primary", "all")]),
  );
  assert.deepEqual(
    rows.map(({ filetype, orderid, title, filespec }) => [filetype, orderid, title, filespec]),
    [
      ["sequence", "", "Quinces", ""],
      ["image", "1", "all", "quinces.svg"],
      ["image", "2", "a leaf", "quinces.svg"],
    ],
  );
  const unseen: Told = { kind: "media", role: "detail", image: { type: "media", text: "a negative" } };
  assert.deepEqual(rowsOf(google, published("object", [named("Quinces"), unseen])), []);
});

test("Google Arts & Culture is told what is held of a work, and no subject or place that was rejected", () => {
  const seen: Told = { kind: "media", role: "primary", image: to("media") };
  const subject = (text: string) => ({ kind: "subject", mode: "depicts", ref: { type: "concept", text } }) as const;
  const place = (text: string) => ({ type: "place", text }) as const;
  const where = [{ place: place("Delft") }, { place: place("Leiden"), standing: "rejected" as const }];
  const told: Told[] = [subject("quinces"), { ...subject("pears"), standing: "rejected" }];
  const made: Told = { kind: "activity", type: "production", where };
  const [row] = rowsOf(google, published("object", [named("Quinces"), seen, made, ...told]));
  assert.deepEqual([row?.subject, row?.["locationCreated:placename"]], ["quinces", "Delft"]);
});

test("Art UK gets a row a work under columns that stay", () => {
  const rows = rowsOf(artUk, ...records.values());
  assert.equal(rows.length, 1, "only works");
  assert.equal(rows[0]?.pid, painting.pid);
  assert.equal(rows[0]?.uri, `${museum.base}/${painting.pid}`);
});

test("Wikidata gets statements of known items alone, each with this record as its reference", () => {
  const item: Told = {
    kind: "same-as",
    uri: "https://www.wikidata.org/wiki/Q42",
    scheme: "wikidata",
    match: "exact",
    status: "confirmed",
  };
  const told: Told[] = [
    named("Quinces"),
    { kind: "number", scheme: "inventory", value: 'NG"1' },
    { kind: "activity", type: "production", when: [{ earliest: "1888", latest: "1888-12" }] },
  ];
  const lines =
    wikidata
      ?.lines(published("object", [...told, item]), museum)
      .trimEnd()
      .split("\n") ?? [];
  const statements = lines.map((line) => line.split("\t"));
  assert.deepEqual(
    statements.map(([subject, property, value]) => [subject, property, value]),
    [
      ["Q42", "P195", "Q1"],
      ["Q42", "P217", '"NG 1"'],
      ["Q42", "P571", "+1888-00-00T00:00:00Z/9"],
      ["Q42", "P973", `"${museum.base}/${painting.pid}"`],
    ],
  );
  for (const line of lines) assert.match(line, /\tS854\t"https?:[^"]+"\tS813\t\+\d{4}-\d\d-\d\dT00:00:00Z\/11$/);
  assert.equal(wikidata?.lines(published("object", told), museum), "", "one that is not known there is nobody's");
  const candidate: Told = { ...item, status: "candidate" };
  assert.equal(wikidata?.lines(published("object", [...told, candidate]), museum), "", "a guess is none");
  assert.match(wikidata?.wants?.(context) ?? "", /institutionUri/);
});

test("a date that is not one certain year is not told to Wikidata", () => {
  const item: Told = {
    kind: "same-as",
    uri: "http://www.wikidata.org/entity/Q42",
    scheme: "wikidata",
    match: "exact",
    status: "asserted",
  };
  for (const when of [
    { earliest: "1868", latest: "1870" },
    { earliest: "1868", latest: "1868", circa: true },
    { earliest: "-0043", latest: "-0043" },
  ]) {
    const work = published("object", [named("Quinces"), item, { kind: "activity", type: "production", when: [when] }]);
    assert.doesNotMatch(wikidata?.lines(work, museum) ?? "", /P571/);
  }
});
