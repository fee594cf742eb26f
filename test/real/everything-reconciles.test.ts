import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, describe, type TestContext, test } from "node:test";
import { type Harvesting, harvest } from "../../src/harvest/harvest.ts";
import { type HarvestReport, unreconciled } from "../../src/harvest/report.ts";
import { logs } from "../../src/harvest/small-museum.ts";
import type { Finding, Source } from "../../src/sources/port.ts";
import { sourceTable } from "../../src/sources/table.ts";
import { freshFolder } from "../command.ts";
import { withoutShared } from "../shared-folder.ts";
import { copyExport, data, type RealExport } from "./real-export.ts";
import { noExports, realExports } from "./real-exports.ts";

const folder = freshFolder();
after(folder.remove);

type Done = { report?: HarvestReport; fault?: string; findings: Finding[]; known: number };

/** Harvests a source as it is: what it found, and how many records are there afterwards. */
async function harvested(source: Source, both: Harvesting): Promise<Done> {
  const done: Done = { findings: [], known: 0 };
  try {
    done.report = await harvest(source, both, { onFinding: (finding) => done.findings.push(finding) });
  } catch (error) {
    done.fault = String(error);
  }
  done.known = (await both.store.tally(source.name, 0)).known;
  return done;
}

/** What staff are to do, as findings say it. */
const remedy =
  /(^|[.:;] )(Add|Copy|Correct|Decide|Drop|Exchange|Export|Fill|Give|Harvest|Leave|Look|Make|Put|Remove|Rename|Send|Say|Set|Take|Tell|Use|Write)\b/i;

/** Every row that was read is used or reported, every report has its finding, and every finding its place and what to do. */
function assertReconciled({ report, findings, known }: Done): { read: number; used: number; reported: number } {
  assert.ok(report);
  assert.deepEqual(unreconciled(report), []);
  assert.ok(known <= report.created, "nothing is there that was not taken");
  const told = Map.groupBy(
    findings.filter(({ kind }) => kind !== "doubtful"),
    ({ table }) => table,
  );
  const sum = { read: 0, used: 0, reported: 0 };
  for (const [table, rows] of Object.entries(report.rows)) {
    assert.equal(told.get(table)?.length ?? 0, rows.reported, `${table}: findings`);
    sum.read += rows.read;
    sum.used += rows.used;
    sum.reported += rows.reported;
  }
  for (const { rule, record, file, row, detail } of findings) {
    const at = record !== undefined || (row !== undefined && row > 0) || rule.startsWith("file-");
    assert.ok(at && file !== "", `${rule} has a place: a record, a row of a file, or a whole file`);
    assert.match(detail, /[.] .*[.]$/s, `${rule} says what is wrong and what to do`);
    assert.match(detail, remedy, rule);
  }
  return sum;
}

const line = (cells: readonly (string | number)[]) =>
  cells.map((cell, at) => (at === 0 ? String(cell).padEnd(16) : String(cell).padStart(8))).join("");

describe("every real export, harvested into one museum", { skip: withoutShared }, () => {
  const both = logs();
  const used = new Set<string>();
  const table: string[] = [line(["export", "read", "used", "reported", "records", "seconds"])];
  after(async () => {
    await both.registry.close();
    await both.store.close();
  });

  async function doneOf(real: RealExport, context: TestContext): Promise<Done> {
    const into = join(folder.path, real.name);
    const files = await copyExport(real, into);
    assert.ok(files.length > 0, "there are files");
    for (const file of files) used.add(file);
    const source = await real.open(into, context);
    assert.equal(source.name, real.name);
    return harvested(source, both);
  }

  for (const real of realExports) {
    const { records, reported, ends = "complete" } = real.expected;
    test(`${real.name}: ${records} records, ${reported} rows reported`, async (context) => {
      const done = await doneOf(real, context);
      assert.equal(done.known, records);
      if (ends instanceof RegExp) return assert.match(done.fault ?? "", ends);
      assert.equal(done.fault, undefined);
      assert.equal(done.report?.state, ends);
      const sum = assertReconciled(done);
      assert.equal(sum.reported, reported);
      table.push(line([real.name, sum.read, sum.used, sum.reported, done.known, done.report?.seconds ?? 0]));
    });
  }

  test("no file of the real data is left out without a word", async (context) => {
    for (const of of new Set(realExports.map((real) => real.of))) {
      const files = (await readdir(join(data, of), { withFileTypes: true })).filter((one) => one.isFile());
      const left = files.filter(
        ({ name }) => !used.has(`${of}/${name}`) && !noExports.some(([at, file]) => at === of && file.test(name)),
      );
      assert.deepEqual(
        left.map(({ name }) => name),
        [],
        of,
      );
    }
    for (const row of table) context.diagnostic(row);
  });
});

describe("the sample of every source in the table", () => {
  for (const [name, open] of Object.entries(sourceTable))
    test(`${name}: its counts reconcile, and what is reported says what to do`, async (context) => {
      const both = logs();
      const source = open({ folder: new URL(`../../src/sources/${name}/sample/`, import.meta.url) });
      const done = await harvested(source, both);
      const { read, used, reported } = assertReconciled(done);
      assert.ok(done.known > 0);
      context.diagnostic(`read ${read}, used ${used}, reported ${reported}; ${done.known} records`);
      await both.registry.close();
      await both.store.close();
    });
});
