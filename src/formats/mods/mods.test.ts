import assert from "node:assert/strict";
import { test } from "node:test";
import { base, to } from "../../../test/fixtures/people-and-places.ts";
import { named, published, type Told } from "../../../test/fixtures/published.ts";
import { mods } from "./mods.ts";

const context = { base, institution: "Museum of the Harbour" };
const written = (...told: Told[]) => mods.write(published("publication", told), context);
const made = (who: Extract<Told, { kind: "activity" }>["who"]): Told => ({
  kind: "activity",
  type: "creation",
  ...(who && { who }),
});

test("the article and the subtitle of a title stand apart, whatever signs join them", () => {
  const title: Told = {
    kind: "name",
    use: "preferred",
    text: [{ value: "The Harbour : a history", language: "en" }],
    parts: { subtitle: "a history" },
  };
  const text = written(title, { kind: "name", use: "sort", text: [{ value: "Harbour : a history" }] });
  assert.match(text, /<nonSort xml:space="preserve">The <\/nonSort><title>Harbour<\/title><subTitle>a history</);
});

test("a title in another script is a form of the same one, in another language its translation", () => {
  const titles = [
    { value: "港", language: "ja-Jpan" },
    { value: "Minato", language: "ja-Latn" },
    { value: "Harbour", language: "en" },
  ];
  const text = written({ kind: "name", use: "preferred", text: titles });
  assert.match(text, /usage="primary" altRepGroup="title" lang="jpn" script="Jpan"><title>港/);
  assert.match(text, /<titleInfo altRepGroup="title" lang="jpn" script="Latn"><title>Minato/);
  assert.match(text, /<titleInfo type="translated" lang="eng"><title>Harbour/);
});

test("a role is a code of the MARC relators where they have it; who a work is only named after is not its maker", () => {
  const plain = written(named("A"), made([{ agent: to("person"), role: "author" }]));
  assert.match(plain, /<name usage="primary" type="personal" valueURI="[^"]+">/);
  assert.match(plain, /relators\/aut">aut<\/roleTerm><roleTerm type="text">author</);
  const odd = written(named("A"), made([{ agent: to("person"), role: "rubricator of initials" }]));
  assert.match(odd, /<role><roleTerm type="text">rubricator of initials</);
  const near = written(named("A"), made([{ agent: to("person"), role: "artist", qualifier: "workshop" }]));
  assert.match(near, /<name type="personal"><namePart>[\s\S]*relators\/asn">asn</);
  assert.doesNotMatch(near, /usage="primary" type="personal"/);
});

test("dates are W3CDTF with two ends, before our era EDTF; the first date of issue is the key date", () => {
  const issued = (earliest: string, latest: string, more = {}): Told => ({
    kind: "activity",
    type: "publication",
    when: [{ earliest, latest, ...more }],
  });
  const range = written(named("A"), issued("1868", "1870-02", { circa: true }));
  const approximate = 'qualifier="approximate"';
  assert.match(range, new RegExp(`encoding="w3cdtf" point="start" ${approximate} keyDate="yes">1868<`));
  assert.match(range, new RegExp(`encoding="w3cdtf" point="end" ${approximate}>1870-02<`));
  assert.match(written(named("A"), issued("-0043", "-0043")), /<dateIssued encoding="edtf" keyDate="yes">-0043</);
});
