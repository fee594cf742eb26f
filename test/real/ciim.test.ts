import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { harvest } from "../../src/harvest/harvest.ts";
import { reportMapping } from "../../src/harvest/mapping-report.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { ciim } from "../../src/sources/ciim/ciim.ts";
import type { Finding, RowCounts, SourceRecord } from "../../src/sources/port.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { londonRows } from "../fixtures/london-data.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const records: SourceRecord[] = [];
const findings: Finding[] = [];
let rows: Record<string, RowCounts> = {};
const source = ciim({ folder: join(sharedFolder ?? "", "data/ng-london/es-records"), language: "en" });
const folder = mkdtempSync(join(tmpdir(), "cartouche-ciim-"));
after(() => rmSync(folder, { recursive: true, force: true }));

describe("the National Gallery's own records", { skip: withoutShared }, () => {
  before(async () => {
    for await (const item of source.read()) {
      if ("record" in item) records.push(item.record);
      else if ("finding" in item) findings.push(item.finding);
      else if ("rows" in item) rows = item.rows;
    }
  });

  test("are all taken, and every row adds up", async (context) => {
    for (const [table, { read, used, reported }] of Object.entries(rows)) assert.equal(read, used + reported, table);
    const described = records.filter(({ key }) => !key.startsWith("ciim/reference/"));
    const own = described.filter(({ key }) => !/^ciim\/concept\/\D/.test(key));
    assert.deepEqual([own.length, rows.reference?.used], [53, 205]);
    assert.equal(rows.object?.used, 31);
    assert.equal(rows.agent?.used, 13);
    assert.deepEqual(
      [...new Set(findings.map(({ rule }) => rule))],
      ["duplicate-id"],
      "the response has ten of them again",
    );
    const report = await reportMapping(source, of(described));
    assert.deepEqual([report.notUnderstood, report.related], [0, 0]);
    const [read, used] = report.fields.reduce(([r, u], field) => [r + field.read, u + field.used], [0, 0]);
    context.diagnostic(
      `${described.length} records, ${report.facts} facts, ${read} fields read, ${used} used, ${read - used} dropped`,
    );
    const said = report.fields.filter(({ field }) => !/^@|@entity$|^summary\.title$/.test(field));
    const dropped = said.filter(({ used: of }) => of === 0).map(({ table, field }) => `${table} ${field}`);
    context.diagnostic(`dropped: ${dropped.join(", ")}`);
    assert.ok(dropped.length < said.length / 5);
  });

  test("keep every identifier that was issued for them; earlier ones lead there, and what is unavailable is a stub", async () => {
    const registry = openSqliteRegistry({ file: join(folder, "registry.sqlite") });
    const store = openSqliteStore({ file: join(folder, "store.sqlite"), archiveFile: join(folder, "archive.sqlite") });
    const report = await harvest(source, { registry, store });
    assert.deepEqual(
      [report.created, report.rejected, report.findings["pid-not-adopted"]],
      [records.length, 0, undefined],
    );
    for (const { key, original } of records) {
      const { "@admin": admin, summary } = JSON.parse(original).source;
      const pid: string = admin.uid;
      const found = await registry.resolve(pid);
      const isReferred = key.startsWith("ciim/reference/");
      assert.ok(found.found && found.pid === pid && found.canonical, pid);
      assert.equal(found.state, isReferred ? "stub" : "active", pid);
      assert.deepEqual(await registry.keysOf(found.pid), [key.replace("/reference/", "/")]);
      if (!isReferred) continue;
      const names = (await store.lastState(found.pid))?.facts.filter(({ kind }) => kind === "name") ?? [];
      assert.ok(JSON.stringify(names).includes(JSON.stringify(summary.title)), `${pid} is called ${summary.title}`);
    }
    const said = records.map(({ original }) => original).join();
    let stubs = 0;
    let referred = 0;
    for (const { pid = "", status, source_id: id = "" } of londonRows("pid-crosswalk")) {
      if (pid !== "" && said.includes(pid)) {
        const found = await registry.resolve(pid);
        assert.ok(found.found && (found.state === "active" || found.state === "stub"), pid);
        referred++;
      }
      if (status !== "unavailable") continue;
      const [own] = (await registry.lookup([`ciim/concept/${id.replace(/^concept-/, "")}`])).values();
      const found = await registry.resolve(own ?? "");
      assert.ok(found.found && found.state === "stub", id);
      stubs++;
    }
    assert.deepEqual([stubs, referred], [7, 346]);
    const beta = londonRows("identifiers").filter(({ identifier_type: type }) => type === "PID (NG alternative)");
    assert.equal(beta.length, 15);
    for (const { pid, identifier_value: earlier = "" } of beta) {
      const found = await registry.resolve(earlier);
      assert.ok(found.found && found.pid === pid, earlier);
    }
    const { size } = await registry.head();
    await harvest(source, { registry, store }, { full: true });
    assert.equal((await registry.head()).size, size, "read again it is no event");
    await registry.close();
    await store.close();
  });
});

async function* of<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}
