import assert from "node:assert/strict";
import { test } from "node:test";
import { edm } from "../../src/formats/edm/edm.ts";
import { europeanaRight } from "../../src/formats/edm/rights.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { everyFact } from "../fixtures/every-fact.ts";
import { named, published } from "../fixtures/published.ts";
import { records } from "../fixtures/records.ts";
import { context } from "../fixtures/surroundings.ts";
import { withoutShared } from "../shared-folder.ts";
import { validatorFaults, withoutXmllint, xsdFaults } from "./xml-validators.ts";

const types = ["object", "sample", "archive", "publication", "text", "media"] as const;
const right = "http://creativecommons.org/publicdomain/mark/1.0/";
const museum = {
  ...context,
  institutionUri: "http://www.wikidata.org/entity/Q1",
  rights: Object.fromEntries(types.map((type) => [type, right])),
};
const french = { kind: "classification", aspect: "language", concept: { type: "concept", text: "French" } } as const;

/** Every fixture that EDM describes, one that says every fact, and one that says only its name and language. */
const told: [string, PublicEntity][] = types.flatMap((type): [string, PublicEntity][] => {
  const record = records.get(type);
  assert.ok(record);
  return [
    [type, record],
    [`${type}-every-fact`, published(type, [...everyFact, french])],
    [`${type}-bare`, published(type, [named("Bare"), french])],
  ];
});
const offered = told.filter(([, entity]) => edm.missing?.(entity, museum).length === 0);
const documents = new Map(offered.map(([name, entity]) => [name, edm.write(entity, museum)]));

test("what is offered in EDM holds to Europeana's schema, whatever is told", { skip: withoutXmllint }, () => {
  assert.deepEqual(xsdFaults(documents, "edm/schema_xsds/EDM.xsd"), []);
});

const broken = () => {
  const good = documents.get("object") ?? "";
  const without = (...names: string[]) =>
    names.reduce((text, name) => text.replace(new RegExp(`<${name}[ >].*?</${name}>`, "gs"), ""), good);
  return new Map([
    ["broken-right", good.replaceAll(right, "http://example.org/mine/")],
    ["broken-title", without("dc:title", "dc:description")],
  ]);
};

test("what is offered in EDM holds to Europeana's Schematron, which sees what does not", {
  skip: withoutShared,
}, async () => {
  const faults = await validatorFaults(new Map([...documents, ...broken()]), edm);
  const [seen, others] = [true, false].map((is) => faults.filter((fault) => fault.startsWith("broken-") === is));
  assert.deepEqual(others, []);
  assert.ok(seen?.some((fault) => /^broken-right.*Invalid Rights/.test(fault)));
  assert.ok(seen?.some((fault) => /^broken-title.*dc:title/.test(fault)));
});

test("the schema sees what is wrong", { skip: withoutXmllint }, () => {
  const odd = (documents.get("object") ?? "").replaceAll("edm:type", "edm:sort");
  assert.match(xsdFaults(new Map([["odd", odd]]), "edm/schema_xsds/EDM.xsd").join(), /edm\/}sort/);
});

test("without a right of Europeana's list a thing is not offered, and the reason is told in words", () => {
  const plain = published("object", [named("Quinces")]);
  const lacks = (entity: PublicEntity, rights = {}) => edm.missing?.(entity, { ...context, rights }) ?? [];
  assert.match(lacks(plain).join(), /a right that says what may be done with it/);
  assert.deepEqual(lacks(plain, { object: right }), []);
  const own = { kind: "rights", of: "object", sort: "licence", uri: "https://example.org/terms" } as const;
  assert.match(lacks(published("object", [named("Quinces"), own])).join(), /https:\/\/example.org\/terms is none/);
  assert.match(lacks(published("publication", [named("A book")]), { publication: right }).join(), /language/);
});

test("a right is written as Europeana has it, whichever way it is said", () => {
  const by = "http://creativecommons.org/licenses/by/4.0/";
  for (const said of [by, "https://creativecommons.org/licenses/by/4.0", `${by}deed.en`, `${by}legalcode`])
    assert.equal(europeanaRight(said), by);
  assert.equal(
    europeanaRight("https://rightsstatements.org/page/InC/1.0/?language=en"),
    "http://rightsstatements.org/vocab/InC/1.0/",
  );
  for (const said of ["http://creativecommons.org/licenses/by/5.0/", "http://rightsstatements.org/vocab/UND/1.0/", ""])
    assert.equal(europeanaRight(said), undefined);
});
