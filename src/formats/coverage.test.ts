import assert from "node:assert/strict";
import { test } from "node:test";
import { base } from "../../test/fixtures/people-and-places.ts";
import { published, type Told } from "../../test/fixtures/published.ts";
import { coverageOf, lossesOf, minimumOf } from "./coverage.ts";
import { json } from "./json/json.ts";
import { linkedArt } from "./linked-art/linked-art.ts";
import type { Loss } from "./port.ts";

const reason = "it has no place for this";
const only = (told: Told) => published("object", [told]).facts[0] ?? assert.fail("nothing is public");
const meets = (field: string, told: Told) =>
  lossesOf({ losses: [{ kind: told.kind, field, reason }] }, only(told), "object").length > 0;
const search: Told = { kind: "name", use: "search", text: [{ value: "boy, red" }] };

test("a format carries all of a kind, a part or nothing, as its losses say", () => {
  const losses: Loss[] = [
    { kind: "inscription", field: "*", reason },
    { kind: "part", field: "when", reason },
    { kind: "media", field: "*", reason, types: ["person"] },
    { kind: "*", field: "order", reason },
  ];
  const carried = (type?: "object" | "person") =>
    Object.fromEntries(coverageOf({ losses }, type).map(({ kind, carries }) => [kind, carries]));
  const { inscription, part, media, name } = carried();
  assert.deepEqual([inscription, part, media, name], ["nothing", "part", "part", "all"]);
  assert.deepEqual([carried("object").media, carried("person").media], ["all", "nothing"]);
  assert.equal(coverageOf(json).length, 16);
  assert.ok(coverageOf(json).every(({ carries }) => carries === "all"));
});

test("a fact meets a loss where it says what the loss names: fields, fields within, values, or all of its kind", () => {
  const painted: Told = {
    kind: "activity",
    type: "production",
    who: [{ agent: { type: "person", text: "Anonymous" }, role: "artist" }],
    price: { display: { value: "ten guineas" } },
  };
  assert.deepEqual([meets("use: search, sort", search), meets("use: sort", search)], [true, false]);
  assert.deepEqual([meets("when", search), meets("*", search)], [false, true]);
  assert.deepEqual([meets("who.role", painted), meets("who.share", painted)], [true, false]);
  assert.deepEqual([meets("price.amount, currency", painted), meets("price.amount, display", painted)], [false, true]);
  assert.deepEqual([meets("by, price", painted), meets("by and when", painted)], [true, false]);
  assert.equal(
    lossesOf({ losses: [{ kind: "name", field: "*", reason, types: ["person"] }] }, only(search), "object").length,
    0,
  );
});

test("the minimum of a format is what a thing lacks of which hardly anything is said, by the museum's own defaults", () => {
  const right = "a right";
  const missing = (_: unknown, { rights }: { rights?: { object?: string } }) => (rights?.object ? [] : [right]);
  const context = { base, institution: "Museum of the Harbour" };
  assert.deepEqual(minimumOf({ missing }, "object", context), [right]);
  assert.deepEqual(minimumOf({ missing }, "object", { ...context, rights: { object: "https://example.org/" } }), []);
  assert.deepEqual(minimumOf(linkedArt, "object", context), []);
});
