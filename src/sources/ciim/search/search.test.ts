import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { ciim } from "../ciim.ts";
import { indexServer, type Served } from "../testing/index-server.ts";
import { isProblem } from "../testing/is-problem.ts";
import { readingOf } from "../testing/reading-of.ts";

const word = {
  "@admin": { id: "concept-picture", uid: "9SM0-0900-0000-0000" },
  "@datatype": { base: "concept", actual: "equivalents" },
  summary: { title: "Picture" },
};

const record = (number: number, processed = 1000 + number): Served => ({
  "@admin": { id: `object-${number}`, uid: `9SM0-${String(number).padStart(4, "0")}-0000-0000`, processed },
  "@datatype": { base: "object" },
  title: [{ type: "full title", value: `Picture ${number}` }],
  classification: [{ type: "classification", value: "Picture", equivalents: [word] }],
});

async function served(context: TestContext, count = 7) {
  const server = await indexServer(
    context,
    Array.from({ length: count }, (_, index) => record(index + 1)),
  );
  const source = ciim({ url: server.url, index: "public", pageSize: 3 });
  return { server, source };
}

const keysOf = (records: readonly { key: string }[]) => records.map(({ key }) => key);

describe("an index is read", () => {
  test("page by page, each record once, with a mark for the next time", async (context) => {
    const { server, source } = await served(context);
    const { records, positions, mark, rows } = await readingOf(source.read());
    assert.equal(records.length, 8, "seven pictures, and what a picture is");
    assert.deepEqual(rows.object, { read: 7, used: 7, reported: 0 });
    assert.deepEqual([positions.length, mark], [2, "1007"]);
    assert.equal(server.asked[0]?.path, "/es/public/_search");
    assert.deepEqual(server.asked[2]?.search_after, ["9SM0-0006-0000-0000"]);
  });

  test("on from where it was interrupted, and nothing is given twice", async (context) => {
    const { source } = await served(context);
    const whole = await readingOf(source.read());
    const rest = await readingOf(source.read({ position: whole.positions[0] ?? "" }));
    assert.deepEqual(keysOf(rest.records), ["ciim/object/4", "ciim/object/5", "ciim/object/6", "ciim/object/7"]);
    assert.equal(rest.mark, whole.mark);
  });

  test("for what was processed since, and for what is gone", async (context) => {
    const { server, source } = await served(context);
    server.records[2] = record(3, 2000);
    const changed = await readingOf(source.changes?.("1999") ?? []);
    assert.deepEqual(keysOf(changed.records), ["ciim/object/3", "ciim/concept/picture"]);
    assert.equal(changed.mark, "2000");
    const known = ["ciim/object/1", "ciim/object/2", "ciim/concept/picture", "ciim/object/99"];
    server.records.splice(0, 1);
    assert.deepEqual(await source.missing?.(known), ["ciim/object/1", "ciim/object/99"]);
  });

  test("and the same record processed again is the same content", async (context) => {
    const { server, source } = await served(context, 1);
    const [before] = (await readingOf(source.read())).records;
    server.records[0] = record(1, 9000);
    const [after] = (await readingOf(source.read())).records;
    assert.notEqual(after?.original, before?.original);
    assert.equal(after?.content, before?.content);
  });
});

describe("an index that answers badly", () => {
  test("for a moment is asked again, when it says", async (context) => {
    const { server, source } = await served(context);
    server.failures.push({ status: 429, headers: { "retry-after": "0" } }, { status: 200, body: '{"hits":' });
    assert.equal((await readingOf(source.read())).records.length, 8);
  });

  test("with what is no answer ends the read, and says what to do", async (context) => {
    const { server, source } = await served(context);
    for (const [failure, advice] of [
      [{ status: 403 }, /Check `user`/],
      [{ status: 404, body: "no such index [public]" }, /no such index.*Check `url`, `index`/],
      [{ status: 302, headers: { location: "http://127.0.0.1:9/" } }, /302/],
      [{ status: 200, body: "{}" }, /no search response/],
    ] as const) {
      server.failures.push(failure);
      await assert.rejects(readingOf(source.read()), isProblem("source-unreadable", advice));
    }
  });

  test("without some of its shards is read in part, and tells nothing gone", async (context) => {
    const { server, source } = await served(context);
    server.failedShards = 1;
    const { records, partial } = await readingOf(source.read());
    assert.equal(records.length, 8);
    assert.match(partial[0] ?? "", /1 shards/);
    await assert.rejects(
      source.missing?.(["ciim/object/1"]) ?? Promise.resolve(),
      isProblem("source-unreadable", /shards/),
    );
  });

  test("to questions after ids tells nothing gone", async (context) => {
    const { server, source } = await served(context);
    const nameless = (one: Served) => ({
      ...one,
      "@admin": {
        ...one["@admin"],
        get id() {
          return "elsewhere";
        },
      },
    });
    server.failures.push({ status: 200, body: JSON.stringify({ hits: { hits: [{ _source: nameless(record(1)) }] } }) });
    await assert.rejects(
      source.missing?.(["ciim/object/1"]) ?? Promise.resolve(),
      isProblem("source-unreadable", /`@admin.id`/),
    );
  });
});
