import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fact, FactBody, KeyRef } from "../entities/facts.ts";
import type { EntityType } from "../entities/types.ts";
import { qualityOf } from "./quality.ts";

const record = { key: "tms/object/1", original: "{}", at: { file: "Objects.csv", row: 2 } };

function rulesBroken(type: EntityType, bodies: readonly FactBody<KeyRef>[]): string[] {
  const facts = bodies.map(
    (body, place): Fact => ({
      key: String(place),
      audience: "staff",
      from: { source: "tms", record: record.key, field: "f" },
      ...body,
    }),
  );
  return qualityOf(record, { drafts: [{ subject: record.key, type, facts }], findings: [] }).map(({ rule }) => rule);
}

const name: FactBody<KeyRef> = { kind: "name", use: "preferred", text: [{ value: "Sunflowers" }] };
const number: FactBody<KeyRef> = { kind: "number", scheme: "inventory", value: "NG3863" };
const made: FactBody<KeyRef> = {
  kind: "activity",
  type: "production",
  who: [{ agent: { type: "person", text: "Vincent van Gogh" }, role: "artist" }],
};

test("a work with a name, a number of its own and a maker wants nothing", () => {
  assert.deepEqual(rulesBroken("object", [name, number, made]), []);
});

test("a work is missed a name, a number of its own and a maker", () => {
  const lenders: FactBody<KeyRef> = { ...number, assigner: { type: "group", text: "Tate" } };
  assert.deepEqual(rulesBroken("object", [lenders]), ["name-missing", "number-missing", "maker-missing"]);
});

test("a school stands for a maker, a part has its whole’s, others than works need none, and an image not even a name", () => {
  const school: FactBody<KeyRef> = {
    kind: "classification",
    aspect: "school",
    concept: { type: "concept", text: "Italian" },
  };
  assert.deepEqual(rulesBroken("object", [name, number, school]), []);
  const part: FactBody<KeyRef> = { kind: "part", as: "component", whole: { type: "object", key: "tms/object/2" } };
  assert.deepEqual(rulesBroken("object", [name, number, part]), []);
  assert.deepEqual(rulesBroken("person", [name]), []);
  assert.deepEqual(rulesBroken("person", [number]), ["name-missing"]);
  assert.deepEqual(rulesBroken("media", [number]), []);
});
