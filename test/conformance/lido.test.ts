import assert from "node:assert/strict";
import { test } from "node:test";
import { lido, lido10 } from "../../src/formats/lido/lido.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { everyFact } from "../fixtures/every-fact.ts";
import { published } from "../fixtures/published.ts";
import { records } from "../fixtures/records.ts";
import { context } from "../fixtures/surroundings.ts";
import { withoutShared } from "../shared-folder.ts";
import { schematronFaults, withoutXmllint, xsdFaults } from "./xml-validators.ts";

const types = ["object", "sample", "archive"] as const;
const museum = {
  ...context,
  institutionUri: "http://www.wikidata.org/entity/Q1",
  licence: "https://creativecommons.org/publicdomain/zero/1.0/",
  rights: { object: "http://rightsstatements.org/vocab/NoC-NC/1.0/" },
};

/** Every fixture that LIDO describes, one that says every fact, and one that says next to nothing. */
const told: [string, PublicEntity][] = types.flatMap((type): [string, PublicEntity][] => {
  const record = records.get(type);
  assert.ok(record);
  const bare = published(type, [{ kind: "number", scheme: "inventory", value: "H.1" }]);
  return [
    [type, record],
    [`${type}-every-fact`, published(type, everyFact)],
    [`${type}-bare`, bare],
  ];
});

test("LIDO 1.1 holds to its schema, whatever is told", { skip: withoutXmllint }, () => {
  const documents = new Map(told.map(([name, entity]) => [name, lido.write(entity, museum)]));
  assert.deepEqual(xsdFaults(documents, "lido/lido-v1.1.xsd"), []);
});

test("LIDO 1.0 holds to its schema, and has nothing of SKOS", { skip: withoutXmllint }, () => {
  const documents = new Map(told.map(([name, entity]) => [name, lido10.write(entity, museum)]));
  assert.deepEqual(xsdFaults(documents, "lido/lido-v1.0.xsd"), []);
  for (const text of documents.values()) assert.equal(text.includes("skos"), false);
});

test("LIDO 1.1 holds to the rules that its schema has as Schematron", { skip: withoutShared }, () => {
  // A record with every fact takes node-schematron a second, and says the same of a thing of any type.
  const some = told.filter(([name]) => !/^(?:sample|archive)-every-fact$/.test(name));
  for (const [name, entity] of some)
    assert.deepEqual(schematronFaults(lido.write(entity, museum), "lido/lido-v1.1-flattened.sch"), [], name);
});

test("a work type is never empty: what nothing classifies is what things of its type are", () => {
  for (const [, entity] of told)
    for (const format of [lido, lido10])
      assert.match(format.write(entity, museum), /<lido:objectWorkType>.*?<lido:term[^>]*>[^<]+<\/lido:term>/);
});
