import assert from "node:assert/strict";
import { test } from "node:test";
import { type EntityType, entityTypes } from "../../src/entities/types.ts";
import { linkedArt } from "../../src/formats/linked-art/linked-art.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { everyFact } from "../fixtures/every-fact.ts";
import { base } from "../fixtures/people-and-places.ts";
import { published } from "../fixtures/published.ts";
import { records } from "../fixtures/records.ts";
import { withoutShared } from "../shared-folder.ts";
import { linkedArtFaults } from "./linked-art-schema.ts";

const types = Object.keys(entityTypes) as EntityType[];

const faults = (entity: PublicEntity) =>
  linkedArtFaults(linkedArt.write(entity, { base, institution: "Museum of the Harbour" }));

test("every type of record holds to the Linked Art 1.0 schema", { skip: withoutShared }, () => {
  for (const type of types) {
    const record = records.get(type);
    assert.ok(record);
    assert.deepEqual(faults(record), []);
  }
});

test("every fact, on every type, holds to the Linked Art 1.0 schema", { skip: withoutShared }, () => {
  for (const type of types) assert.deepEqual(faults(published(type, everyFact)).slice(0, 5), []);
});

test("concepts of every scheme and archives of every level hold to the schema of their class", {
  skip: withoutShared,
}, () => {
  for (const word of ["material", "language", "unit", "currency"]) {
    const told = { kind: "classification", aspect: "type", concept: { type: "concept", text: word } } as const;
    assert.deepEqual(faults(published("concept", [told, ...everyFact])).slice(0, 5), []);
  }
  const item = { kind: "classification", aspect: "level", concept: { type: "concept", text: "Item" } } as const;
  assert.deepEqual(faults(published("archive", [item, ...everyFact])).slice(0, 5), []);
});

test("a stub holds to the schema and says that it is one", { skip: withoutShared }, () => {
  const stub = published("person", [{ kind: "number", scheme: "tms", value: "12" }], "stub");
  assert.deepEqual(faults(stub), []);
  assert.match(linkedArt.write(stub, { base, institution: "" }), /No source describes this any more/);
});

test("a tombstone of any type holds to the schema", { skip: withoutShared }, () => {
  for (const type of types) assert.deepEqual(faults(published(type, everyFact, "tombstoned")), [], type);
});
