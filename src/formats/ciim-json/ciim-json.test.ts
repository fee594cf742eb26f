import assert from "node:assert/strict";
import { test } from "node:test";
import { pidOf } from "../../../test/fixtures/people-and-places.ts";
import { painting, records } from "../../../test/fixtures/records.ts";
import { context } from "../../../test/fixtures/surroundings.ts";
import { ciimRecord } from "./record.ts";

const record = ciimRecord(painting, context) as Record<string, unknown>;

test("a picture has the fields of the Gallery's index, nested as there", () => {
  const { summary, identifier, title, creation, measurements, legal, location, bibliography } = record;
  assert.deepEqual(summary, { title: "Still Life with Quinces" });
  const numbers = (identifier as { type: string; value: string; primary?: boolean }[]).filter(
    ({ type }) => type === "object number",
  );
  assert.deepEqual(numbers[0], { type: "object number", value: "H.1931.4", primary: true });
  assert.equal((title as { type: string }[])[0]?.type, "full title");
  const [made] = creation as {
    date: object[];
    maker: { summary: object; "@link": { prefix?: object; historical: boolean } }[];
  }[];
  assert.deepEqual(made?.date, [{ from: "1868", to: "1870", value: "about 1869" }]);
  assert.deepEqual(made?.maker[0]?.["@link"], {
    role: { value: "Artist" },
    prefix: { value: "Workshop of" },
    public: true,
    historical: false,
  });
  assert.equal(
    made?.maker.find(({ "@link": link }) => link.historical) !== undefined,
    true,
    "a former attribution says so",
  );
  assert.deepEqual((measurements as { dimensions: object[] }[])[0]?.dimensions[0], {
    displayed: true,
    units: "cm",
    dimension: "Height",
    value: "92.10",
  });
  assert.equal((legal as { credit: string }).credit, "Bought with help of the Friends, 1931");
  const current = (location as { current: { summary: object; "@admin": object; "@link": { date: object[] } } }).current;
  assert.deepEqual(current["@admin"], { uid: pidOf("location"), available: true });
  assert.deepEqual(current["@link"].date, [{ from: "2025-02-06T00:00", to: "9999-12-31T00:00" }]);
  assert.deepEqual((bibliography as { "@link": object }[])[0]?.["@link"], {
    details: { page: "219", catalogue: "463", figure: "pl. 88", illustrated: true },
  });
});

test("what it is a reference to has a PID and says that it is one; what is only words is a literal", () => {
  const person = ciimRecord(records.get("publication") as never, context) as {
    work: { creation: { maker: { "@entity": string; "@admin"?: { uid: string } }[] } };
  };
  const [author, editor] = person.work.creation.maker;
  assert.deepEqual([author?.["@entity"], author?.["@admin"]?.uid], ["reference", pidOf("person")]);
  assert.deepEqual([editor?.["@entity"], editor?.["@admin"]], ["literal", undefined]);
});
