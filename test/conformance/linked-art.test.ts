import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { type EntityType, entityTypes } from "../../src/entities/types.ts";
import { linkedArt } from "../../src/formats/linked-art/linked-art.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { everyFact } from "../fixtures/every-fact.ts";
import { base } from "../fixtures/people-and-places.ts";
import { published } from "../fixtures/published.ts";
import { records } from "../fixtures/records.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const types = Object.keys(entityTypes) as EntityType[];

/** The endpoint's schema for a Linked Art class. */
const endpoints: Record<string, string> = {
  HumanMadeObject: "object",
  Person: "person",
  Group: "group",
  Place: "place",
  Type: "concept",
  Material: "concept",
  Language: "concept",
  Currency: "concept",
  MeasurementUnit: "concept",
  Event: "event",
  Activity: "event",
  DigitalObject: "digital",
  LinguisticObject: "text",
  Set: "set",
};

function validators(): Map<string, ValidateFunction> {
  const folder = join(sharedFolder ?? "", "schemas/linked-art/schema-1.0");
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const file of readdirSync(folder)) ajv.addSchema(JSON.parse(readFileSync(join(folder, file), "utf8")));
  const entries = [...new Set(Object.values(endpoints))].map((name): [string, ValidateFunction] => {
    const validate = ajv.getSchema(`https://linked.art/api/1.0/schema/${name}.json`);
    assert.ok(validate, `the schema has an endpoint ${name}`);
    return [name, validate];
  });
  return new Map(entries);
}

function faults(entity: PublicEntity, known: Map<string, ValidateFunction>): string[] {
  const document = JSON.parse(linkedArt.write(entity, { base, institution: "Museum of the Harbour" }));
  const validate = known.get(endpoints[document.type] ?? "");
  assert.ok(validate, `${document.type} has an endpoint`);
  if (validate(document)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${entity.type} ${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

test("every type of record holds to the Linked Art 1.0 schema", { skip: withoutShared }, () => {
  const known = validators();
  for (const type of types) {
    const record = records.get(type);
    assert.ok(record);
    assert.deepEqual(faults(record, known), []);
  }
});

test("every fact, on every type, holds to the Linked Art 1.0 schema", { skip: withoutShared }, () => {
  const known = validators();
  for (const type of types) assert.deepEqual(faults(published(type, everyFact), known).slice(0, 5), []);
});

test("concepts of every scheme and archives of every level hold to the schema of their class", {
  skip: withoutShared,
}, () => {
  const known = validators();
  for (const word of ["material", "language", "unit", "currency"]) {
    const told = { kind: "classification", aspect: "type", concept: { type: "concept", text: word } } as const;
    assert.deepEqual(faults(published("concept", [told, ...everyFact]), known).slice(0, 5), []);
  }
  const item = { kind: "classification", aspect: "level", concept: { type: "concept", text: "Item" } } as const;
  assert.deepEqual(faults(published("archive", [item, ...everyFact]), known).slice(0, 5), []);
});

test("a stub holds to the schema and says that it is one", { skip: withoutShared }, () => {
  const stub = published("person", [{ kind: "number", scheme: "tms", value: "12" }], "stub");
  assert.deepEqual(faults(stub, validators()), []);
  assert.match(linkedArt.write(stub, { base, institution: "" }), /No source describes this any more/);
});
