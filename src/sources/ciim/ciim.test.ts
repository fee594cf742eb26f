import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Fact } from "../../entities/facts.ts";
import { ciim } from "./ciim.ts";
import { isProblem } from "./testing/is-problem.ts";
import { factsOf, readingOf } from "./testing/reading-of.ts";

const sample = new URL("./sample/", import.meta.url);
const source = ciim({ folder: sample, language: "en" });
const { records } = await readingOf(source.read());
const harbour = factsOf(source, records, "ciim/object/101");
const ofKind = <K extends Fact["kind"]>(facts: readonly Fact[], kind: K) =>
  facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);

async function folderOf(context: TestContext, files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ciim-"));
  context.after(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

describe("an object of a CIIM", () => {
  test("has its numbers by what they are: loans, placeholders, mistakes, and other people's", () => {
    const numbers = ofKind(harbour, "number").map(({ value, scheme, standing, fault, assigner }) =>
      [value, scheme, standing ?? fault, assigner && "text" in assigner ? assigner.text : undefined].filter(Boolean),
    );
    assert.deepEqual(numbers, [
      ["NG9007", "inventory"],
      ["L901", "loan", "former"],
      ["NONE", "inventory", "former"],
      ["NG 12", "inventory", "Joint Owner"],
      ["NG9070", "inventory", "wrong"],
      ["X77", "inventory", "duplicate"],
      ["000-0SM1-0000", "beta"],
      ["ng39007", "sort"],
    ]);
    assert.equal(ofKind(harbour, "number")[2]?.fault, "placeholder");
  });

  test("is by whom it is now, and was by whom it was thought to be", () => {
    const [production] = ofKind(harbour, "activity");
    assert.deepEqual(
      production?.who?.map(({ role, qualifier, standing }) => [role, qualifier, standing]),
      [
        ["artist", undefined, undefined],
        ["artist", "workshop", "former"],
      ],
    );
    assert.deepEqual([production?.when?.[0]?.earliest, production?.when?.[0]?.circa], ["1640", true]);
  });

  test("has dates as they are meant: a month is no pair of years, and no end is none", () => {
    const [acquired] = ofKind(harbour, "activity").filter(({ type }) => type === "acquisition");
    assert.deepEqual(acquired?.when, [
      { display: [{ value: "1921-06", language: "en" }], earliest: "1921-06", latest: "1921-06" },
    ]);
    const [placement] = ofKind(harbour, "placement");
    assert.deepEqual(placement?.when, { earliest: "2024-05-01", open: "end", lasting: true });
  });

  test("and its frame say once that the one is the frame of the other", () => {
    const framings = ofKind(factsOf(source, records, "ciim/object/102"), "relation");
    assert.equal(framings.length, 2, "both records say it");
    assert.equal(new Set(framings.map(({ key }) => key)).size, 1);
    assert.equal(framings[0]?.predicate, "frame-of");
  });

  test("shows outsiders no picture that is internal, and nothing where it is not approved", () => {
    assert.deepEqual(
      ofKind(harbour, "media").map(({ audience }) => audience),
      ["public", "staff"],
    );
    const study = factsOf(source, records, "ciim/object/103");
    assert.ok(study.length > 0 && study.every(({ audience }) => audience === "staff"));
    const letter = factsOf(source, records, "ciim/archive/R10");
    assert.ok(letter.length > 0 && letter.every(({ audience }) => audience === "staff"));
  });

  test("is treated in a text of which every version is known, each after the one before", () => {
    const second = factsOf(source, records, "ciim/media/SG_2024__SG7_v2");
    const [relation] = ofKind(second, "relation");
    assert.deepEqual(relation?.to, { type: "text", key: "ciim/media/SG_2024__SG7_v1" });
    assert.deepEqual(
      ofKind(second, "content").map(({ version }) => version),
      ["2"],
    );
  });
});

test("every identifier that CIIM issued is said, of the record and of what it refers to, and what has none", () => {
  const [record] = records;
  assert.ok(record);
  const adopts = new Map(source.describe(record).adopts?.map((adopted) => [adopted.key, adopted]));
  assert.deepEqual(adopts.get("ciim/object/101"), {
    key: "ciim/object/101",
    type: "object",
    pid: "9SM0-0018-0000-0000",
  });
  assert.equal(adopts.get("ciim/agent/11")?.type, "person");
  assert.equal(adopts.get("ciim/media/SG_2024__SG7_v1")?.type, "text");
  assert.deepEqual(adopts.get("ciim/concept/individual"), { key: "ciim/concept/individual", type: "concept" });
  assert.equal(ciim({ folder: sample, adopt: false }).describe(record).adopts, undefined);
});

test("CIIM's own words are concepts, each once, and are what AAT says they are", () => {
  const picture = factsOf(source, records, "ciim/concept/picture");
  assert.deepEqual(
    ofKind(picture, "same-as").map(({ uri }) => uri),
    ["http://vocab.getty.edu/aat/300264388"],
  );
});

test("hits one a line, a whole response and bare records say the same; a file that is cut makes the read partial", async (context) => {
  const bare = '{"@admin":{"id":"object-1"},"@datatype":{"base":"object"},"summary":{"title":"One"}}';
  const hit = `{"_id":"x","_source":${bare}}`;
  const files = { "a.ndjson.gz": gzipSync(`${hit}\n`), "b.json": `{"hits":{"hits":[${hit}]}}`, "c.jsonl": bare };
  const read = await Promise.all(
    Object.entries(files).map(async ([name, content]) =>
      readingOf(ciim({ folder: await folderOf(context, { [name]: content }) }).read()),
    ),
  );
  assert.equal(new Set(read.map(({ records: [one] }) => one?.original)).size, 1);
  const cut = await folderOf(context, { "a.ndjson": hit, "b.json": '{"hits":{"hits":[{"_sou' });
  const { records: kept, partial } = await readingOf(ciim({ folder: cut }).read());
  assert.deepEqual([kept.length, partial.length], [1, 1]);
  const nothing = await folderOf(context, { "b.json": '{"hits":{"hits":[{"_sou' });
  await assert.rejects(readingOf(ciim({ folder: nothing }).read()), isProblem("source-unreadable", /is cut/));
});

test("what is only referred to is called as it is there, and described by nobody; what is not for outsiders tells of nothing", async (context) => {
  const maker = (number: number, link = {}) => ({
    "@admin": { id: `agent-${number}`, uid: `9SM0-000${number}-0000-0000` },
    "@datatype": { base: "agent", actual: "Individual" },
    summary: { title: `Painter ${number}` },
    "@link": link,
  });
  const work = (number: number, open: boolean, ...makers: unknown[]) => ({
    "@admin": { id: `object-${number}` },
    "@datatype": { base: "object" },
    access: { item: { public_approved: open } },
    creation: [{ maker: makers }],
  });
  const all = [
    work(1, true, maker(1), maker(2), maker(3, { public: false })),
    work(2, false, maker(4)),
    work(3, true, maker(1)),
    maker(2),
  ];
  const hits = all.map((one) => JSON.stringify({ _index: "public", _source: one }));
  const { records: read } = await readingOf(
    ciim({ folder: await folderOf(context, { "a.ndjson": hits.join("\n") }) }).read(),
  );
  const referred = read.filter(({ key }) => key.startsWith("ciim/reference/"));
  assert.deepEqual(
    referred.map(({ key }) => key),
    ["ciim/reference/agent/1"],
  );
  const said = referred.flatMap((record) => source.describe(record).drafts);
  assert.deepEqual(
    said.map(({ subject, facts }) => [subject, facts.map(({ kind }) => kind)]),
    [["ciim/agent/1", ["name"]]],
  );
});

test("options that are misspelt or contradict each other are told, all at once", () => {
  const invalid = (options: unknown, detail: RegExp) =>
    assert.throws(() => ciim(options as Parameters<typeof ciim>[0]), isProblem("config-invalid", detail));
  invalid({ folder: "x", audiance: "public", pageSize: 0 }, /audiance.*pageSize|pageSize.*audiance/s);
  invalid({}, /either `folder` or `url`/);
  invalid({ url: "https://example.org/es" }, /go together/);
  invalid({ url: "https://me:secret@example.org/es", index: "public" }, /password/);
  invalid({ folder: "x", numberPatterns: [{ pattern: "(" }] }, /regular expression/);
});
