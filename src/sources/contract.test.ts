import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Fact, KeyRef } from "../entities/facts.ts";
import { refsOf } from "../entities/rewrite-fact.ts";
import { isEntityType } from "../entities/types.ts";
import type { Description, Finding, RowCounts, Source, SourceRecord } from "./port.ts";
import { sourceTable } from "./table.ts";
import { returnedScheme } from "./write-back.ts";

type Reading = { records: SourceRecord[]; findings: Finding[]; rows: Record<string, RowCounts> };

async function readAll(source: Source): Promise<Reading> {
  const reading: Reading = { records: [], findings: [], rows: {} };
  for await (const item of source.read()) {
    if ("record" in item) reading.records.push(item.record);
    else if ("finding" in item) reading.findings.push(item.finding);
    else if ("rows" in item) reading.rows = item.rows;
  }
  return reading;
}

/** The contract of every source, on the sample in its folder. */
for (const [name, open] of Object.entries(sourceTable)) {
  describe(`the source ${name}, on its sample`, async () => {
    const make = () => open({ folder: new URL(`./${name}/sample/`, import.meta.url) });
    const source = make();
    const { records, findings, rows } = await readAll(source);
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
      assert.deepEqual(again, { records, findings, rows });
      assert.equal(make().revision, source.revision);
    });

    test("uses or reports every row of every table, exactly", () => {
      for (const [table, { read, used, reported }] of Object.entries(rows)) {
        assert.equal(read, used + reported, table);
        const told = findings.filter((finding) => finding.table === table && finding.kind !== "doubtful");
        assert.equal(told.length, reported, `${table}: findings`);
      }
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

    test("puts at most a tenth of its relations under `related`", () => {
      const relations = facts().flatMap((fact) => (fact.kind === "relation" ? [fact.predicate] : []));
      assert.ok(relations.filter((predicate) => predicate === "related").length <= relations.length / 10);
    });
  });
}
