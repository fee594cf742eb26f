import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { schemaOrg } from "../../src/formats/schema-org/schema-org.ts";
import { openValidator } from "../../src/validity/validator.ts";
import { everyFact } from "../fixtures/every-fact.ts";
import { published } from "../fixtures/published.ts";
import { records } from "../fixtures/records.ts";
import { context } from "../fixtures/surroundings.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";
import { shapeFaults, vocabularyFaults } from "./schema-org-shapes.ts";

const types = [...records.keys()];

test("a record of every type uses schema.org's words as its vocabulary means them", { skip: withoutShared }, () => {
  for (const [type, record] of records) assert.deepEqual(vocabularyFaults(schemaOrg.write(record, context)), [], type);
});

test("so does every fact on every type, and a tombstone", { skip: withoutShared }, () => {
  for (const type of types)
    for (const state of ["active", "stub", "tombstoned"] as const) {
      const faults = vocabularyFaults(schemaOrg.write(published(type, everyFact, state), context));
      assert.deepEqual([...new Set(faults)], [], type);
    }
});

test("what a museum validates by says that too: JSON-LD by schema.org's own context", {
  skip: withoutShared,
}, async () => {
  const validator = openValidator({ schemas: join(sharedFolder ?? "", "schemas"), version: "1" });
  for (const [type, record] of records) {
    const { state, rules } = await validator.check(schemaOrg, schemaOrg.write(record, context));
    assert.equal(state, "valid", `${type} ${JSON.stringify(rules)}`);
  }
  const [record] = records.values();
  assert.ok(record);
  const broken = schemaOrg
    .write(record, context)
    .replace('"@type"', '"@id": 3, "@type"')
    .replace(/"@id": "[^"]*",/, "");
  assert.equal((await validator.check(schemaOrg, broken)).state, "invalid");
});

test("a person, an exhibition, an image and an archive conform to schema.org's SHACL shapes", {
  skip: withoutShared,
}, async () => {
  for (const type of ["person", "exhibition", "media", "archive"] as const) {
    const record = records.get(type);
    assert.ok(record);
    assert.deepEqual(await shapeFaults(schemaOrg.write(record, context)), [], type);
  }
});

test("the shapes and the vocabulary do find faults", { skip: withoutShared }, async () => {
  const document = (more: object) =>
    JSON.stringify({ "@context": "https://schema.org", "@id": "https://x.example/1", ...more });
  assert.equal((await shapeFaults(document({ "@type": "Painting", locationCreated: "Ostend" }))).length, 1);
  const wrong: object[] = [
    { "@type": "Paintin", name: "x" },
    { "@type": "Painting", nmae: "x" },
    { "@type": "Painting", birthDate: "1900" },
    { "@type": "Painting", creator: { "@type": "Place", name: "x" } },
    { "@type": "Painting", dateCreated: "about 1900" },
  ];
  for (const one of wrong) assert.ok(vocabularyFaults(document(one)).length > 0, JSON.stringify(one));
});
