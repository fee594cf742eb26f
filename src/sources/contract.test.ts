import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Fact, KeyRef } from "../entities/facts.ts";
import { refsOf } from "../entities/rewrite-fact.ts";
import { isEntityType } from "../entities/types.ts";
import { Problem } from "../errors.ts";
import type { Description, Finding, RowCounts, Source, SourceRecord } from "./port.ts";
import { sourceTable } from "./table.ts";
import { returnedScheme } from "./write-back.ts";

type Reading = { records: SourceRecord[]; findings: Finding[]; partial: string[]; rows: Record<string, RowCounts> };

async function readAll(source: Source): Promise<Reading> {
  const reading: Reading = { records: [], findings: [], partial: [], rows: {} };
  for await (const item of source.read()) {
    if ("record" in item) reading.records.push(item.record);
    else if ("finding" in item) reading.findings.push(item.finding);
    else if ("partial" in item) reading.partial.push(item.partial);
    else if ("rows" in item) reading.rows = item.rows;
  }
  return reading;
}

/** What a read gives of files that are broken, one of which may be part of the options; undefined where it says that they cannot be trusted at all. */
async function readBroken(open: () => Source): Promise<Reading | undefined> {
  try {
    return await readAll(open());
  } catch (error) {
    assert.ok(error instanceof Problem && /^(source-unreadable|config-invalid)$/.test(error.code), String(error));
    assert.match(error.detail, /\.$/);
    return undefined;
  }
}

function isReconciled({ rows, findings }: Reading): void {
  for (const [table, { read, used, reported }] of Object.entries(rows)) {
    assert.equal(read, used + reported, table);
    const told = findings.filter((finding) => finding.table === table && finding.kind !== "doubtful");
    assert.equal(told.length, reported, `${table}: findings`);
  }
}

/** A copy of a source's sample that may be spoilt; it goes with its test. */
function copied(name: string, context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), `cartouche-${name}-`));
  context.after(() => rmSync(folder, { recursive: true }));
  cpSync(fileURLToPath(new URL(`./${name}/sample/`, import.meta.url)), folder, { recursive: true });
  return folder;
}

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** The contract of every source, on the sample in its folder. */
for (const [name, open] of Object.entries(sourceTable)) {
  describe(`the source ${name}, on its sample`, async () => {
    const make = () => open({ folder: new URL(`./${name}/sample/`, import.meta.url) });
    const source = make();
    const whole = await readAll(source);
    const { records, findings } = whole;
    const descriptions = new Map<SourceRecord, Description>(records.map((record) => [record, source.describe(record)]));
    const facts = (): Fact[] =>
      [...descriptions.values()].flatMap(({ drafts }) => drafts.flatMap((draft) => draft.facts));

    test("gives records, each with a key of its own that begins with the source's name", () => {
      assert.equal(source.name, name);
      assert.ok(records.length > 0);
      assert.equal(new Set(records.map(({ key }) => key)).size, records.length);
      for (const { key } of records) assert.match(key, new RegExp(`^${name}/[a-z-]+/.`));
    });

    test("gives the same records when it is read again, and the same revision", async () => {
      const again = await readAll(make());
      assert.deepEqual(again, whole);
      assert.equal(make().revision, source.revision);
    });

    test("uses or reports every row of every table, exactly", () => {
      isReconciled(whole);
    });

    test("says of every finding where it is, what is wrong and what to do", () => {
      for (const finding of [...findings, ...[...descriptions.values()].flatMap((each) => each.findings)]) {
        assert.match(finding.rule, /^[a-z0-9]+(-[a-z0-9]+)*$/);
        assert.match(finding.detail, /\.$/);
        assert.ok(finding.table && finding.file, finding.rule);
        assert.ok((finding.value?.length ?? 0) <= 200);
      }
    });

    test("describes a record from its key and original alone, always alike", () => {
      for (const [record, description] of descriptions) {
        const elsewhere = { ...record, at: { file: "elsewhere", row: 0 } };
        assert.deepEqual(source.describe(elsewhere).drafts, description.drafts, record.key);
      }
    });

    test("gives at most one draft a subject, of a type that there is", () => {
      for (const [record, { drafts }] of descriptions) {
        const subjects = drafts.map(({ subject }) => JSON.stringify(subject));
        assert.equal(new Set(subjects).size, subjects.length, record.key);
        for (const { type } of drafts) assert.ok(type === undefined || isEntityType(type), record.key);
      }
    });

    test("says facts in a full envelope, each under a key of its own", () => {
      for (const [record, { drafts }] of descriptions) {
        for (const draft of drafts) {
          assert.equal(new Set(draft.facts.map(({ key }) => key)).size, draft.facts.length, record.key);
          for (const { from, audience, pid } of draft.facts) {
            assert.deepEqual([from.source, from.record], [name, record.key]);
            assert.ok(from.field);
            assert.ok(audience === "public" || audience === "staff");
            assert.equal(pid, undefined, "a source knows no PID");
          }
          for (const fact of draft.facts)
            if (fact.kind === "number" && fact.scheme === returnedScheme) assert.equal(fact.audience, "staff");
        }
      }
    });

    test("names the fields of every record, and says each fact from one of them or its neighbour", () => {
      const group = (field: string) => field.split(/[./$]/)[0];
      for (const [record, { drafts }] of descriptions) {
        const fields = source.fieldsOf(record);
        assert.equal(new Set(fields).size, fields.length, record.key);
        const groups = new Set(fields.map(group));
        for (const { from } of drafts.flatMap((draft) => draft.facts))
          assert.ok(fields.includes(from.field) || groups.has(group(from.field)), `${record.key}: ${from.field}`);
      }
    });

    test("refers to nothing that its sample does not describe", () => {
      const subjects = new Set(
        [...descriptions.values()].flatMap(({ drafts }) => drafts.map(({ subject }) => subject)),
      );
      for (const fact of facts()) {
        for (const ref of refsOf<KeyRef>(fact))
          if ("key" in ref) assert.ok(subjects.has(ref.key), `${fact.key} → ${ref.key}`);
      }
    });

    test("speaks of things of other systems by a number and its scheme, which no harvest can mistake", () => {
      const drafts = [...descriptions.values()].flatMap((description) => description.drafts);
      const numbers = drafts.flatMap(({ subject, facts }) => [
        ...(typeof subject === "string" ? [] : [subject.numbered]),
        ...facts.flatMap((fact) => refsOf<KeyRef>(fact)).flatMap((ref) => ("numbered" in ref ? [ref.numbered] : [])),
      ]);
      for (const { scheme, value } of numbers) {
        assert.match(scheme, /^[a-z]+(-[a-z]+)*$/);
        assert.ok(value.length > 0 && value === value.trim(), value);
      }
    });

    test("gives the same records from another folder, and from files whose fields stand in another order", async (context) => {
      const folder = copied(name, context);
      assert.deepEqual(await readAll(open({ folder })), whole);
      for (const file of filesOf(folder)) if (/json/.test(extname(file))) turnFields(file);
      const turned = await readAll(open({ folder }));
      const texts = (some: readonly SourceRecord[]) => some.map(({ key, original }) => `${key} ${original}`).sort();
      assert.deepEqual(texts(turned.records), texts(records));
    });

    test("takes nothing for deleted where a file is cut in half, and nothing is wrong but what it says", async (context) => {
      const folder = copied(name, context);
      for (const file of filesOf(folder)) {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length / 2)));
        const read = await readBroken(() => open({ folder }));
        if (read) {
          isReconciled(read);
          const rejected = read.findings.some(({ kind, record }) => kind === "rejected" && record !== undefined);
          const isToldOf = read.partial.length > 0 || rejected || !/\.(json|jsonl|ndjson|xml)$/.test(file);
          assert.ok(isToldOf, `${file} is cut, and the read is of everything`);
        }
        writeFileSync(file, bytes);
      }
    });

    test("takes what is good where a file beside it is no such file, or refuses all", async (context) => {
      const folder = copied(name, context);
      for (const extension of new Set(filesOf(folder).map((file) => extname(file)))) {
        const file = join(folder, `zz-broken${extension}`);
        writeFileSync(file, Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x3c, 0x22, 0x0a, 0xc3]));
        const read = await readBroken(() => open({ folder }));
        if (read) {
          isReconciled(read);
          const keys = new Set(read.records.map(({ key }) => key));
          for (const { key } of records) assert.ok(keys.has(key), `${key} is lost by a broken ${extension}`);
        }
        rmSync(file);
      }
    });

    test("puts at most a tenth of its relations under `related`", () => {
      const relations = facts().flatMap((fact) => (fact.kind === "relation" ? [fact.predicate] : []));
      assert.ok(relations.filter((predicate) => predicate === "related").length <= relations.length / 10);
    });
  });
}

/** Turns the fields of a file's objects round: what they say stays. */
function turnFields(file: string): void {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, inner]) => [name, turned(inner)])
        .reverse(),
    );
  };
  const text = readFileSync(file, "utf8");
  const turnedText = (json: string) => {
    try {
      return JSON.stringify(turned(JSON.parse(json)));
    } catch {
      return json;
    }
  };
  const texts = extname(file) === ".json" ? [text] : text.split("\n");
  writeFileSync(file, texts.map(turnedText).join("\n"));
}
