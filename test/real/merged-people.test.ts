import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { csvLine } from "../../src/desk/csv-line.ts";
import { acceptSuspects } from "../../src/harvest/decide-suspect.ts";
import { harvest } from "../../src/harvest/harvest.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { tms } from "../../src/sources/tms/tms.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { freshFolder } from "../command.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const data = join(sharedFolder ?? "", "data/authority-nga");
const folder = freshFolder();
after(folder.remove);

type Row = Record<string, string>;
const rowsOf = (file: string): Row[] => {
  const bytes = readFileSync(join(data, file));
  return parse(file.endsWith(".gz") ? gunzipSync(bytes) : bytes, { columns: true, bom: true });
};

/** One in ten of the people, all that were removed, those who may be their survivors, and all who share a ULAN number. */
function chosenAmong(states: readonly Row[][]): Set<string> {
  const chosen = new Set<string>();
  for (const row of rowsOf("removed_constituents_and_probable_survivors.csv"))
    for (const column of ["removed_constituentid", "survivor_by_ulan", "survivor_by_name"])
      if (row[column]) chosen.add(row[column]);
  for (const rows of states) {
    const byUlan = Map.groupBy(rows, ({ ulanid = "" }) => ulanid);
    for (const [ulan, same] of byUlan)
      if (ulan !== "" && same.length > 1) for (const { constituentid: id = "" } of same) chosen.add(id);
    for (const { constituentid: id = "" } of rows) if (Number(id) % 10 === 0) chosen.add(id);
  }
  return chosen;
}

/** A state as TMS exports it. */
function write(name: string, rows: readonly Row[]): string {
  const into = join(folder.path, name);
  mkdirSync(into);
  const cells = rows.map((row) =>
    ["constituentid", "forwarddisplayname", "constituenttype", "ulanid", "wikidataid"].map(
      (column) => row[column] ?? "",
    ),
  );
  const titles = ["ConstituentID", "DisplayName", "ConstituentType", "ULANID", "WikidataID"];
  writeFileSync(join(into, "Constituents.csv"), `${[titles, ...cells].map(csvLine).join("\n")}\n`);
  writeFileSync(join(into, "Objects.csv"), "ObjectID,ObjectNumber\n1,NG1\n");
  return into;
}

test("of the people whom a museum removed in three years the one whose ULAN number stands on another is proposed as merged", {
  skip: withoutShared,
}, async (context) => {
  const states = ["constituents-2022-06-29.csv.gz", "constituents-2025-03-07.csv.gz"].map(rowsOf);
  const chosen = chosenAmong(states);
  const [before = [], after = []] = states.map((rows) => rows.filter(({ constituentid: id = "" }) => chosen.has(id)));
  const here = new Set(after.map(({ constituentid: id }) => id));
  const gone = before.filter(({ constituentid: id }) => !here.has(id));
  assert.equal(gone.length, 39);
  const both = {
    registry: openSqliteRegistry({ file: join(folder.path, "registry.sqlite") }),
    store: openSqliteStore({
      file: join(folder.path, "store.sqlite"),
      archiveFile: join(folder.path, "archive.sqlite"),
    }),
  };
  const source = (at: string) => tms({ folder: at, mapping: { audience: "public" } });
  await harvest(source(write("before", before)), both);
  const next = source(write("after", after));
  // Numbers in Wikidata came in between: a third of all has changed, which is less than a run is held for.
  const report = await harvest(next, both);
  assert.equal(report.state, "complete");
  const proposed = await both.store.suspects("open");
  context.diagnostic(
    `${before.length} and ${after.length} people; ${report.updated} changed, ${report.created} new, ${report.withdrawn} gone`,
  );
  assert.deepEqual(
    proposed.map(({ key, evidence }) => [key, evidence]),
    [["tms/constituent/48871", ["tms/constituent/6311 has ulan 500005645"]]],
    "Willem van Swanenburg",
  );
  assert.deepEqual([report.suspected, report.withdrawn], [1, gone.length - 1]);
  const [{ id, gone: was, survivor } = assert.fail()] = proposed;
  await acceptSuspects([id], "desk:test", both);
  const found = await both.registry.resolve(was);
  assert.ok(found.found && found.end?.state === "merged" && found.end.into === survivor);
  await both.registry.close();
  await both.store.close();
});
