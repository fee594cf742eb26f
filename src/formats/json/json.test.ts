import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { everyFact } from "../../../test/fixtures/every-fact.ts";
import { base, pidOf } from "../../../test/fixtures/people-and-places.ts";
import { published } from "../../../test/fixtures/published.ts";
import { records } from "../../../test/fixtures/records.ts";
import { type EntityType, entityTypes } from "../../entities/types.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { json } from "./json.ts";
import { recordSchema } from "./schema.ts";
import { tombstoneSchema } from "./tombstone.ts";

const written = (entity: PublicEntity) =>
  JSON.parse(json.write(entity, { base, institution: "Museum of the Harbour" }));
const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(recordSchema);
const types = Object.keys(entityTypes) as EntityType[];

test("every record, with every fact, holds to the record schema", () => {
  for (const type of types) {
    for (const entity of [
      records.get(type),
      published(type, everyFact),
      published(type, everyFact.slice(0, 1), "stub"),
    ]) {
      assert.ok(entity);
      validate(written(entity));
      assert.deepEqual(validate.errors, null, type);
    }
  }
});

test("the schema refuses what the contract does not allow", () => {
  const record = written(records.get("object") as PublicEntity);
  for (const broken of [
    { ...record, numbers: undefined },
    { ...record, state: "gone" },
    { ...record, facts: [{ kind: "name" }] },
  ]) {
    assert.equal(validate(JSON.parse(JSON.stringify(broken))), false);
  }
});

test("the top of a record says names, numbers, makers, images and matches at a glance", () => {
  const record = written(records.get("object") as PublicEntity);
  assert.equal(record.id, `${base}/${pidOf("object")}`);
  assert.deepEqual(record.numbers[0], { scheme: "inventory", value: "H.1931.4", status: "current" });
  assert.equal(record.numbers[1].status, "former");
  assert.deepEqual(record.makers[0], {
    id: `${base}/${pidOf("person")}`,
    type: "person",
    label: "Judith van Oost",
    sameAs: ["https://vocab.getty.edu/ulan/500000001"],
    role: "artist",
    qualifier: "workshop",
  });
  assert.equal(record.images[0].role, "primary");
  assert.equal(record.version, 3);
});

test("a stub says so, and when it was last described", () => {
  const stub = written(published("object", [{ kind: "number", scheme: "inventory", value: "H.1" }], "stub"));
  assert.equal(stub.state, "stub");
  assert.equal(stub.lastSeen, "2026-10-01T00:00:00Z");
});

test("a tombstone of any type holds to its own schema", () => {
  const holds = ajv.compile(tombstoneSchema);
  for (const type of types) {
    const tombstone = written(published(type, everyFact, "tombstoned"));
    holds(tombstone);
    assert.deepEqual(holds.errors, null, type);
    assert.deepEqual(
      [tombstone.state, tombstone.reason, tombstone.successor.id],
      ["tombstoned", "superseded", `${base}/${pidOf("person")}`],
    );
  }
});

test("a survivor lists the identifiers that were merged into it", () => {
  const formerPids = [{ pid: pidOf("text"), since: "2026-11-20T09:30:00Z" }];
  const record = written({ ...(records.get("object") as PublicEntity), formerPids });
  assert.deepEqual(record.formerIds, [
    { id: `${base}/${pidOf("text")}`, pid: pidOf("text"), since: "2026-11-20T09:30:00Z" },
  ]);
  assert.ok(validate(record));
});

test("who may see a fact and which run read it are not told", () => {
  const text = json.write(
    published("object", [
      { kind: "name", use: "preferred", text: [{ value: "x" }], audienceWhen: { from: "2020-01-01" } },
      {
        kind: "activity",
        type: "production",
        from: { source: "tms", record: "r", field: "f", run: "run-17" },
        who: [{ agent: { type: "person", text: "y" }, role: "artist", audience: "public" }],
      },
    ]),
    { base, institution: "" },
  );
  assert.doesNotMatch(text, /audience|run-17/);
});
