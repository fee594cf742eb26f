import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import type { Fact } from "../../entities/facts.ts";
import { edtfDate, edtfSpan } from "./describe/edtf.ts";
import { wktOf } from "./describe/wkt.ts";
import type { RoomsOptions } from "./options.ts";
import { misspeltAmong } from "./read/misspelt.ts";
import { rooms } from "./rooms.ts";

const base = mkdtempSync(join(tmpdir(), "cartouche-rooms-"));
after(() => rmSync(base, { recursive: true, force: true }));

async function read(files: Record<string, string>, options: Omit<RoomsOptions, "folder"> = {}) {
  const folder = mkdtempSync(join(base, "a"));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const source = rooms({ folder, ...options });
  const items = await Array.fromAsync(source.read());
  const records = items.flatMap((item) => ("record" in item ? [item.record] : []));
  const described = records.map((record) => source.describe(record));
  const facts = (subject: string): Fact[] =>
    described.flatMap(({ drafts }) =>
      drafts.filter((draft) => JSON.stringify(draft.subject).includes(subject)).flatMap((draft) => draft.facts),
    );
  const findings = [
    ...items.flatMap((item) => ("finding" in item ? [item.finding] : [])),
    ...described.flatMap((each) => each.findings),
  ];
  return { records, facts, rules: findings.map(({ rule }) => rule).sort() };
}

describe("a building in tables", () => {
  test("has doors that both rooms tell; one that a source does not know is possible, one that leads one way is doubtful", async () => {
    const doors = "room_a,room_b,one_way,plan,guide\n1,2,0,1,1\n2,3,1,1,0\n";
    const { facts, rules } = await read(
      { "rooms.csv": "room\n1\n2\n3\n", "doors.csv": doors },
      { doorSources: ["plan", "guide"] },
    );
    const told = (room: string) =>
      facts(`rooms/room/${room}`).flatMap((fact) => (fact.kind === "relation" ? [[fact.to, fact.certainty]] : []));
    const to = (room: string) => ({ type: "location", key: `rooms/room/${room}` });
    assert.deepEqual(told("2"), [
      [to("1"), undefined],
      [to("3"), "possible"],
    ]);
    assert.deepEqual(told("3"), [[to("2"), "possible"]]);
    assert.deepEqual(rules, ["door-in-one-source", "door-one-way"]);
  });

  test("places a work that is named by number, now and before; what is named by its title alone hangs there in words", async () => {
    const contents =
      "room,inventory_number,title,artist,from,until\n1,NG1,,,2024-05-01,\n1,NG1,,,2019,2020\n1,,Gale,Ada,,\n1,,Gale,Ada,,\n";
    const { facts, rules } = await read({ "rooms.csv": "room,name\n1,Room 1\n", "contents.csv": contents });
    const places = facts("NG1").flatMap((fact) =>
      fact.kind === "placement" ? [[fact.use, fact.when?.earliest, fact.when?.latest]] : [],
    );
    assert.deepEqual(places, [
      ["current", "2024-05-01", undefined],
      ["past", "2019", "2020"],
    ]);
    const used = facts("rooms/room/1").flatMap((fact) => (fact.kind === "activity" ? (fact.used ?? []) : []));
    assert.equal(used.filter((ref) => "text" in ref && ref.text === "Ada: Gale").length, 2);
    assert.deepEqual(rules, ["work-twice"]);
  });

  test("keeps the titles that a room had for a time, and knows that a closed room is no title", async () => {
    const table = "room,title_2022,title_2025,audience\n1,Raphael,Room closed,public\n";
    const { facts } = await read({ "rooms.csv": table }, { titles: { title_2022: "2022", title_2025: "2025" } });
    const own = facts("rooms/room/1");
    const names = own.flatMap((fact) =>
      fact.kind === "name" && fact.use === "alternative" ? [[fact.text[0]?.value, fact.when?.earliest]] : [],
    );
    assert.deepEqual(names, [["Raphael", "2022"]]);
    assert.ok(
      own.some((fact) => fact.kind === "classification" && fact.aspect === "status" && fact.when?.earliest === "2025"),
    );
    assert.ok(own.every(({ audience }) => audience === "public"));
  });

  test("of which a row of rooms cannot be read is not whole; without rooms or places it is not read", async () => {
    const source = rooms({ folder: mkdtempSync(join(base, "b")) });
    await assert.rejects(Array.fromAsync(source.read()), { code: "source-unreadable" });
    await assert.rejects(read({ "places.geojson": '{"features": [{"properties": {"id": 1}}' }), {
      code: "source-unreadable",
    });
    await assert.rejects(read({ "places.geojson": "[]" }), { code: "source-unreadable" });
    assert.throws(() => rooms({ folder: "x", files: { room: "y" } } as never), { code: "config-invalid" });
  });
});

describe("places that follow each other", () => {
  const placesOf = (...features: object[]) => ({
    "places.geojson": JSON.stringify({ features: features.map((properties) => ({ properties, geometry: null })) }),
  });

  test("one by one are one place, whichever of the two says so, and the first comes first", async () => {
    const { records, rules } = await read(
      placesOf({ id: 3, supersedes: [2] }, { id: 2 }, { id: 1, superseded_by: [2] }),
    );
    const line = records.map(({ key, predecessor }) => [key, predecessor]);
    assert.deepEqual(line, [
      ["rooms/place/1", undefined],
      ["rooms/place/3", "rooms/place/1"],
      ["rooms/place/2", "rooms/place/1"],
    ]);
    assert.deepEqual(rules, ["succession-one-sided", "succession-one-sided"]);
  });

  test("that split or were merged are told, and none inherits", async () => {
    const split = placesOf({ id: 1, superseded_by: [2, 3] }, { id: 2, supersedes: [1] }, { id: 3, supersedes: [1] });
    const merged = placesOf(
      { id: 1, superseded_by: [3] },
      { id: 2, superseded_by: [3] },
      { id: 3, supersedes: [1, 2] },
    );
    for (const [places, rule] of [
      [split, "place-split"],
      [merged, "place-merged"],
    ] as const) {
      const { records, rules } = await read(places);
      assert.deepEqual(rules, [rule]);
      assert.ok(records.every(({ predecessor }) => predecessor === undefined));
    }
  });

  test("in a circle stand each for itself", async () => {
    const { records } = await read(
      placesOf({ id: 1, supersedes: [2], superseded_by: [2] }, { id: 2, supersedes: [1], superseded_by: [1] }),
    );
    assert.deepEqual(
      records.map(({ predecessor }) => predecessor),
      [undefined, undefined],
    );
  });
});

test("dates of EDTF are bounds with their doubt; what is open or no date has none", () => {
  assert.deepEqual(edtfDate("2020-~05"), {
    display: [{ value: "2020-~05" }],
    earliest: "2020-05",
    latest: "2020-05",
    circa: true,
  });
  assert.equal(edtfDate("2018?")?.uncertain, true);
  for (const text of ["", "..", "in spring", "20XX"]) assert.equal(edtfDate(text), undefined, text);
  assert.deepEqual(edtfSpan("2017~", ".."), { earliest: "2017", open: "end", circa: true, lasting: true });
});

test("geometries are well-known text, and what is none is left out", () => {
  const point = { type: "Point", coordinates: [1, 2, 3] };
  assert.equal(wktOf(point), "POINT (1 2)");
  assert.equal(
    wktOf({ type: "GeometryCollection", geometries: [point, point] }),
    "GEOMETRYCOLLECTION (POINT (1 2), POINT (1 2))",
  );
  for (const coordinates of [[], ["a", 1], null, [[1, 2], []]])
    assert.equal(wktOf({ type: "Polygon", coordinates }), undefined);
});

test("a name is misspelt where it differs by a letter from one that stands there more often", () => {
  const names = new Map([
    ["Jan Steen", 9],
    ["Jan SteenF", 1],
    ["Jan Stien", 2],
    ["Jan Toorop", 1],
    ["Anna", 5],
    ["Anne", 1],
  ]);
  assert.deepEqual(
    misspeltAmong(names),
    new Map([
      ["Jan SteenF", "Jan Steen"],
      ["Jan Stien", "Jan Steen"],
    ]),
  );
});
