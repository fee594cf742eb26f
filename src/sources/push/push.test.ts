import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { Problem } from "../../errors.ts";
import type { Finding, ReadItem, Source } from "../port.ts";
import { push } from "./push.ts";

const source = push({ name: "rooms", title: "Room database" });
const at = { file: "a request", row: 1 };

function carried(sent: unknown) {
  const text = typeof sent === "string" ? sent : JSON.stringify(sent);
  const item = source.carried?.record("rooms/record/41", text, at);
  assert.ok(item);
  return item;
}

function faultOf(sent: unknown): Finding {
  const item = carried(sent);
  assert.ok("finding" in item, JSON.stringify(sent));
  return item.finding;
}

function factsOf(facts: readonly object[], more: object = {}) {
  const item = carried({ id: "41", type: "object", facts, ...more });
  assert.ok("record" in item, JSON.stringify(item));
  return source.describe(item.record).drafts.flatMap((draft) => draft.facts);
}

async function itemsOf(from: Source): Promise<ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const item of from.read()) items.push(item);
  return items;
}

async function folderOf(context: TestContext, files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "push-"));
  context.after(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

const named = (value: string) => ({ kind: "name", use: "preferred", text: [{ value }] });

test("the guide's example is good, and has each of the sixteen kinds", async () => {
  const guide = await readFile(new URL("../../../docs/sources/push.md", import.meta.url), "utf8");
  const example = /```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? "";
  const item = carried(example);
  assert.ok("record" in item, JSON.stringify(item));
  const kinds = source.describe(item.record).drafts.flatMap((draft) => draft.facts.map(({ kind }) => kind));
  assert.equal(new Set(kinds).size, 16);
});

test("a record is described under the key that carries it, and its references lead to records of the same source", () => {
  const [fact] = factsOf([{ kind: "part", as: "component", whole: { type: "object", id: "40" } }]);
  assert.ok(fact?.kind === "part");
  assert.deepEqual(fact.whole, { type: "object", key: "rooms/record/40" });
  assert.deepEqual(fact.from, { source: "rooms", record: "rooms/record/41", field: "facts.part" });
});

test("what does not say who may see it is as its record says, else staff's, and a PID that came back always is", () => {
  const audiences = (more: object) =>
    factsOf([named("a"), { kind: "number", scheme: "pid", value: "X5K4-2BTC-9Q1W", audience: "public" }], more).map(
      ({ audience }) => audience,
    );
  assert.deepEqual(audiences({}), ["staff", "staff"]);
  assert.deepEqual(audiences({ audience: "public" }), ["public", "staff"]);
});

test("a fact's key is the sender's, of links too; without one it does not hang on words that are shown", () => {
  const keys = (display: string) => {
    const made = {
      kind: "activity",
      type: "production",
      key: "made",
      display: [{ value: display }],
      who: [{ key: "by", agent: { type: "person", id: "kaj" }, role: "artist" }],
    };
    const shown = { kind: "measurement", of: "whole", values: [], display: [{ value: display }] };
    return factsOf([made, shown]).map((fact) => [fact.key, fact.kind === "activity" && fact.who?.[0]?.key]);
  };
  assert.deepEqual(keys("one"), keys("another"));
  assert.deepEqual(keys("one")[0], ["rooms/record/41#made", "rooms/record/41#by"]);
});

test("every fault is told with its place and what is expected there", () => {
  const faults: [object, RegExp][] = [
    [{ id: "41", facts: [] }, /type: must be a type of thing: object, person/],
    [{ id: "41", type: "object" }, /facts: .*array/],
    [{ id: "41", type: "object", facts: [], colour: "red" }, /colour/],
    [{ id: "41", type: "object", facts: [{ ...named("a"), use: "best" }] }, /facts\.0\.use: .*preferred/],
    [{ id: "41", type: "object", facts: [{ kind: "smell" }] }, /facts\.0\.kind: must be one of the kinds name, number/],
    [
      { id: "41", type: "object", facts: [{ kind: "part", as: "component", whole: { id: "4" } }] },
      /facts\.0\.whole: must be a type with one of id, uri and text/,
    ],
    [
      { id: "41", type: "object", facts: [{ ...named("a"), when: { earliest: "1900", latest: "1899" } }] },
      /facts\.0\.when: ends before it starts/,
    ],
    [
      { id: "41", type: "object", facts: [{ ...named("a"), when: { earliest: "about 1900" } }] },
      /facts\.0\.when\.earliest: must be a year, month or day/,
    ],
    [
      { id: "41", type: "object", facts: [{ kind: "content", role: "homepage", url: "javascript:alert(1)" }] },
      /facts\.0\.url: must be an address that begins with http/,
    ],
    [{ id: "41", type: "object", facts: [{ ...named("a"), pid: "X5K4-2BTC-9Q1W" }] }, /facts\.0: .*pid/],
    [
      {
        id: "41",
        type: "object",
        facts: [
          { ...named("a"), key: "k" },
          { ...named("b"), key: "k" },
        ],
      },
      /facts\.1\.key: is the key of an earlier fact too/,
    ],
    [{ id: "41", type: "object", facts: [], predecessor: "6183" }, /predecessor: must be the key of a record/],
  ];
  for (const [sent, what] of faults) {
    const { detail, rule, record } = faultOf(sent);
    assert.match(detail, what);
    assert.deepEqual([rule, record], ["form-wrong", "rooms/record/41"]);
  }
  assert.equal(faultOf("{").rule, "not-json");
  assert.equal(faultOf({ id: "41", deleted: true }).rule, "deletion");
});

test("several faults are told at once", () => {
  const { detail } = faultOf({ id: "41", type: "thing", facts: [{ ...named(" ") }, { kind: "number", value: 12 }] });
  for (const place of ["type", "facts.0.text.0.value", "facts.1.value", "facts.1.scheme"])
    assert.ok(detail.includes(`${place}: `), `${place} in ${detail}`);
});

test("whatever is sent is a record or a fault, and a record is the same in whatever order its fields are", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const item = carried(text);
      assert.ok("record" in item || "finding" in item);
    }),
  );
  const one = carried('{"id":"41","type":"object","facts":[{"kind":"name","use":"preferred","text":[{"value":"a"}]}]}');
  const other = carried(
    '{"facts":[{"text":[{"value":"a"}],"use":"preferred","kind":"name"}],"type":"object","id":"41"}',
  );
  assert.ok("record" in one && "record" in other);
  assert.equal(one.record.original, other.record.original);
});

test("a folder gives records, deletions, predecessors and faults line by line", async (context) => {
  const lines = [
    JSON.stringify({ id: "1", type: "object", facts: [named("a")], predecessor: "tms/object/6183" }),
    "",
    "{broken",
    JSON.stringify({ id: "2", deleted: true }),
    JSON.stringify({ id: "1", type: "object", facts: [] }),
  ];
  const folder = await folderOf(context, {
    "a.jsonl": lines.join("\r\n"),
    "b.ndjson.gz": gzipSync(JSON.stringify({ id: "3", type: "object", facts: [named("c")] })),
  });
  const items = await itemsOf(push({ name: "rooms", folder }));
  const told = items.map((item) =>
    "record" in item
      ? [item.record.key, item.record.predecessor]
      : "finding" in item
        ? [item.finding.rule, item.finding.row]
        : item,
  );
  assert.deepEqual(told, [
    ["rooms/record/1", "tms/object/6183"],
    ["not-json", 3],
    { partial: "a.jsonl, row 3 is no JSON, and nobody knows which record it was" },
    { gone: "rooms/record/2" },
    ["duplicate-id", 5],
    ["rooms/record/3", undefined],
    { rows: { record: { read: 4, used: 2, reported: 2 } } },
  ]);
});

test("without a folder nothing is read, and nothing is gone", async () => {
  const items = await itemsOf(source);
  assert.ok(items.some((item) => "partial" in item));
  assert.deepEqual(items.at(-1), { rows: {} });
});

test("a file that is not in UTF-8 is a fault", async (context) => {
  const folder = await folderOf(context, { "a.jsonl": Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) });
  await assert.rejects(
    itemsOf(push({ folder })),
    (error) => error instanceof Problem && /not in UTF-8/.test(error.detail),
  );
});
