import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { Problem } from "../../../errors.ts";
import { marc } from "../marc.ts";
import type { Sru } from "../options.ts";
import { gathered } from "../testing/reading-of.ts";
import { answer, diagnostic, inXml, libraryServer } from "../testing/sru-server.ts";

const ids = ["1", "2", "3", "4", "5"];
const refused = (what: RegExp) => (error: unknown) =>
  error instanceof Problem && error.code === "source-unreadable" && what.test(error.detail);

async function library(context: TestContext, more: Partial<Sru> = {}) {
  const server = await libraryServer(context, ids);
  const source = marc({ audience: "public", sru: { url: server.url, maximumRecords: 2, ...more } });
  const read = (position?: string) => gathered(source, source.read(position === undefined ? undefined : { position }));
  return { server, source, read };
}

describe("a library over SRU", () => {
  test("is read page by page, each record once, packed as elements or as strings", async (context) => {
    const { server, read } = await library(context);
    const first = await read();
    assert.deepEqual(
      [...first.records.keys()],
      ids.map((id) => `marc/bib/${id}`),
    );
    assert.deepEqual(server.asked, ["cql.allRecords=1 @1", "cql.allRecords=1 @3", "cql.allRecords=1 @5"]);
    assert.deepEqual([first.partial, first.findings], [[], []]);
    server.packing = "string";
    const again = await read();
    assert.deepEqual(
      [...again.records.values()].map(({ original }) => original),
      [...first.records.values()].map(({ original }) => original),
    );
  });

  test("is taken up where a read was interrupted, and from its start where it has changed since", async (context) => {
    const { server, read } = await library(context);
    const { positions } = await read();
    assert.equal(positions.length, 2);
    assert.deepEqual([...(await read(positions[0])).records.keys()], ["marc/bib/3", "marc/bib/4", "marc/bib/5"]);
    server.records.set("6", inXml("6"));
    assert.equal((await read(positions[0])).records.size, 6);
    assert.equal((await read("of another source")).records.size, 6);
  });

  test("that grows while it is read, or gives fewer than it finds, is partial", async (context) => {
    const { server, read } = await library(context);
    server.instead.push(answer(4, `<record><recordData>${inXml("1")}</recordData></record>`));
    const grown = await read();
    assert.match(grown.partial[0] ?? "", /found 4 records, then 5/);
    server.limit = 4;
    assert.match((await read()).partial[0] ?? "", /gave 4 records of 5/);
  });

  test("tells a record that it cannot give, and then nothing counts as deleted", async (context) => {
    const { server, read } = await library(context);
    server.records.set("3", diagnostic(67, "", "Record not available in this schema"));
    const reading = await read();
    assert.equal(reading.records.size, 4);
    assert.deepEqual(
      reading.findings.map(({ rule, row }) => [rule, row]),
      [["record-not-given", 3]],
    );
    assert.match(
      reading.findings[0]?.detail ?? "",
      /Record not available in this schema \(info:srw\/diagnostic\/1\/67\)/,
    );
    assert.equal(reading.partial.length, 1);
    assert.deepEqual(reading.rows.bib, { read: 5, used: 4, reported: 1 });
  });

  test("that refuses the search says why, and what to do", async (context) => {
    const { server, read } = await library(context, { query: "dc.colour = red" });
    const fault = `<diagnostics>${diagnostic(16, "dc.colour", "Unsupported index")}</diagnostics>`;
    server.instead.push(answer(0, "", fault));
    await assert.rejects(
      read(),
      refused(/Unsupported index \(dc\.colour, info:srw\/diagnostic\/1\/16\).*Check `query`/),
    );
    server.instead.push("<html/>", "not XML at all <");
    await assert.rejects(read(), refused(/answered twice with what is no answer of SRU/));
    server.instead.push(404);
    await assert.rejects(read(), refused(/Check the address \(404\)/));
  });

  test("says what was deleted in the leader", async (context) => {
    const { server, read } = await library(context);
    server.records.set("2", inXml("2", "Gone", "d"));
    const reading = await read();
    assert.deepEqual(reading.gone, ["marc/bib/2"]);
    assert.deepEqual(reading.rows.bib, { read: 5, used: 5, reported: 0 });
  });
});

describe("the indexes of a library", () => {
  test("tell what has changed since the day before a mark", async (context) => {
    const { server, source } = await library(context, { changes: { index: "rec.changed" }, query: "dc.type = book" });
    assert.ok(source.changes);
    const reading = await gathered(source, source.changes("2026-11-24"));
    assert.equal(reading.records.size, 5);
    assert.equal(server.asked[0], '(dc.type = book) and rec.changed >= "2026-11-23" @1');
    assert.throws(() => source.changes?.("yesterday"), refused(/is no mark of this source/));
  });

  test("tell which records are there no longer", async (context) => {
    const { server, source } = await library(context, { missing: { index: "rec.id" } });
    server.records.delete("4");
    const keys = [...ids.map((id) => `marc/bib/${id}`), "marc/copy/9"];
    assert.deepEqual(await source.missing?.(keys), ["marc/bib/4"]);
    server.records.clear();
    await assert.rejects(source.missing?.(keys) ?? Promise.resolve(), refused(/finds nothing for cql.allRecords=1/));
  });

  test("are not asked where they are not set", async (context) => {
    const { source } = await library(context);
    assert.deepEqual([source.changes, source.missing], [undefined, undefined]);
  });
});
