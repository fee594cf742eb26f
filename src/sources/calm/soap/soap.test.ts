import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { Problem } from "../../../errors.ts";
import { calm } from "../calm.ts";
import { type CalmServer, calmServer, type Served } from "../testing/calm-server.ts";
import { folderOf, readingOf } from "../testing/reading-of.ts";

const club: Served[] = [
  {
    RecordID: "c1",
    RefNo: "HKC",
    Title: "Records of the “Kite” Club & more",
    Created: "03/02/2020",
    Modified: "04/05/2026",
  },
  { RecordID: "c3", RefNo: "HKC/2/10", Title: "The <i>Great</i> Kite", Created: "03/02/2020", Modified: "03/02/2020" },
  { RecordID: "c2", RefNo: "HKC/2", Title: "Drawings", Created: "03/02/2020", Modified: "23/11/2026" },
  { RecordID: "c4", RefNo: "HKC/9/1", Title: "Café", Created: "24/11/2026" },
];

const over = ({ url }: CalmServer, more: object = {}) =>
  calm({ soap: { url, user: "reader", password: "secret", ...more }, audience: "public" });

const isUnreadable = (pattern: RegExp) => (error: unknown) =>
  error instanceof Problem && error.code === "source-unreadable" && pattern.test(error.detail);

/** Kept still at a day: what has changed is asked for until today. */
function onDay(context: TestContext, day: string): void {
  context.mock.timers.enable({ apis: ["Date"], now: Date.parse(`${day}T12:00:00Z`) });
}

describe("Calm over its web service", () => {
  test("gives the same records as an export, each part of the one that its reference is below", async (context) => {
    const server = await calmServer(context, club);
    const { records, findings, rows } = await readingOf(over(server).read());
    const names = ["RecordID", "RefNo", "Title", "Created", "Modified"];
    const lines = club.map((record) => names.map((name) => `"${record[name] ?? ""}"`).join(","));
    const folder = await folderOf(context, { "catalog.csv": [names.join(","), ...lines].join("\r\n") });
    const exported = await readingOf(calm({ folder, audience: "public" }).read());
    const bare = (all: typeof records) => all.map(({ key, original }) => [key, original]);
    assert.deepEqual(bare(records), bare(exported.records));
    assert.deepEqual(rows, { catalog: { read: 4, used: 4, reported: 0 } });
    assert.deepEqual(
      findings.map(({ rule, record }) => [rule, record]),
      [["parent-missing", "calm/catalog/c4"]],
    );
    assert.deepEqual([server.atOnce(), server.sessions()], [1, 0], "one request at a time, and no session left");
  });

  test("is taken up where it was interrupted, and from the start where records came or went since", async (context) => {
    const many = Array.from({ length: 250 }, (_, index) => ({ RecordID: `c${index}`, RefNo: `HKC-${index}` }));
    const server = await calmServer(context, many);
    const { positions } = await readingOf(over(server).read());
    assert.deepEqual(positions, ["250/100", "250/200"]);
    const rest = await readingOf(over(server).read({ position: "250/200" }));
    assert.deepEqual([rest.records.length, rest.records[0]?.key], [50, "calm/catalog/c200"]);
    server.records.push({ RecordID: "new", RefNo: "HKC-250" });
    assert.equal((await readingOf(over(server).read({ position: "250/200" }))).records.length, 251);
  });

  test("is partial where records came or went while it was read", async (context) => {
    const server = await calmServer(context, [...club]);
    const read = [];
    for await (const item of over(server).read()) {
      if ("record" in item && read.push(item) === 1) server.records.pop();
      if ("partial" in item) read.push(item);
    }
    assert.match(JSON.stringify(read.at(-1)), /grew or shrank .*4 to 3 records/);
  });

  test("tells what was created or modified since the day before a mark, and the next mark", async (context) => {
    const server = await calmServer(context, club);
    onDay(context, "2026-11-24");
    const { records, mark } = await readingOf(over(server).changes?.("2026-11-24") ?? []);
    assert.deepEqual([records.map(({ key }) => key), mark], [["calm/catalog/c2", "calm/catalog/c4"], "2026-11-24"]);
    const searched = server.asked.flatMap(({ action, expression }) => (action === "Search" ? [expression] : []));
    assert.ok(searched.includes("(Created=23/11/2026)OR(Modified=23/11/2026)"));
    await assert.rejects(readingOf(over(server).changes?.("yesterday") ?? []), isUnreadable(/no mark of Calm/));
  });

  test("a record that is no XML keeps what was said of it, and one that nobody knows makes the read partial", async (context) => {
    const broken = { RefNo: "HKC/4", malformed: "<SummaryList><Summary><RecordID>c5</RecordID><Title>A & B</Title>" };
    const server = await calmServer(context, [...club, broken, { ...broken, malformed: "<Summary" }]);
    const { findings, partial, rows } = await readingOf(over(server).read());
    const malformed = findings.filter(({ rule }) => rule === "record-malformed").map(({ record }) => record);
    assert.deepEqual(malformed, ["calm/catalog/c5", undefined]);
    assert.equal(partial.length, 1);
    assert.deepEqual(rows, { catalog: { read: 6, used: 4, reported: 2 } });
  });
});

describe("what Calm has no longer", () => {
  const ids = Array.from({ length: 120 }, (_, index) => `c${index}`);
  const all = () => ids.map((id) => ({ RecordID: id, RefNo: id }));
  const keys = ids.map((id) => `calm/catalog/${id}`);

  test("is found with few searches, each for many ids", async (context) => {
    const gone = ["c3", "c64", "c119"];
    const server = await calmServer(
      context,
      all().filter(({ RecordID }) => !gone.includes(RecordID)),
    );
    const missing = await over(server).missing?.([...keys, "tms/object/1"]);
    assert.deepEqual(
      missing,
      gone.map((id) => `calm/catalog/${id}`),
    );
    const searches = server.asked.filter(({ action }) => action === "Search").length;
    assert.ok(searches < 25, `${searches} searches for ${ids.length} ids`);
  });

  test("is nothing where all is there, and everything where the whole batch is gone", async (context) => {
    const server = await calmServer(context, all());
    assert.deepEqual(await over(server).missing?.(keys), []);
    server.records.splice(0, server.records.length, { RecordID: "other", RefNo: "other" });
    assert.deepEqual(await over(server).missing?.(keys), keys);
  });

  test("is not told by an account that finds nothing at all, nor by a service that finds too much", async (context) => {
    const server = await calmServer(context, []);
    await assert.rejects(async () => over(server).missing?.(keys), isUnreadable(/finds nothing for RefNo=\*/));
    server.records.push(...all(), ...all());
    await assert.rejects(async () => over(server).missing?.(keys), isUnreadable(/100 records for 50 ids/));
  });
});

describe("a request to Calm", () => {
  test("is made again after a fault that passes, when the server says", async (context) => {
    const server = await calmServer(context, club);
    server.failures.push(
      { status: 503, headers: { "retry-after": "0" } },
      { status: 429, headers: { "retry-after": "0" } },
    );
    assert.equal((await readingOf(over(server).read())).records.length, 4);
  });

  test("is given up at once with a wrong account or address, and no redirect to another host is followed", async (context) => {
    const server = await calmServer(context, club);
    await assert.rejects(readingOf(over(server, { password: "wrong" }).read()), isUnreadable(/refused the account/));
    server.failures.push({ status: 302, headers: { location: "http://127.0.0.1:1/" } });
    await assert.rejects(readingOf(over(server).read()), isUnreadable(/redirects to http:\/\/127\.0\.0\.1:1\//));
  });

  test("whose session is over is made again in a new one", async (context) => {
    const server = await calmServer(context, club);
    let records = 0;
    for await (const item of over(server).read())
      if ("record" in item && ++records === 2)
        server.failures.push({ status: 500, headers: { "content-type": "text/xml" } });
    assert.equal(records, 4);
  });
});
