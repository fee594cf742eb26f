import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { harvest } from "../../src/harvest/harvest.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { tms } from "../../src/sources/tms/tms.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { freshFolder } from "../command.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const pairs = 20;
/** Objects deleted with no trace, which are no merges; and objects that share one album's number. */
const deleted = 20;
const albums = 10;

const folder = freshFolder();
after(folder.remove);

/** A table of the real export as lines: its titles, and its rows by the id in one of its columns. No field of these has a line break. */
function linesOf(name: string): { titles: string; rows: string[] } {
  const [titles = "", ...rows] = gunzipSync(readFileSync(join(sharedFolder ?? "", "data/tms-npg", `${name}.csv.gz`)))
    .toString()
    .replaceAll("\r", "")
    .split("\n");
  return { titles, rows: rows.filter((row) => row !== "") };
}

function write(into: string, name: string, titles: string, rows: readonly string[]): void {
  writeFileSync(join(folder.path, into, `${name}.csv`), `${[titles, ...rows].join("\n")}\n`);
}

const idOf = (row: string) => row.slice(0, row.indexOf(","));
const numberOf = (row: string) => row.split(",")[1] ?? "";
const altTitles = "AltNumID,ObjectID,AltNum,Description";

/** Two exports: as it is, and after pairs of objects were merged as TMS does: rows go over to the survivor, with the number of the other. */
function exportsOf(): Map<string, string> {
  for (const into of ["before", "after"]) mkdirSync(join(folder.path, into));
  const objects = linesOf("Objects");
  const titles = linesOf("ObjTitles");
  const whole = objects.rows.filter((row) => /^\d+,[^",]+,/.test(row) && row.split('"').length % 2 === 1);
  const step = Math.floor(whole.length / (2 * pairs + deleted + 2 * albums));
  const chosen = whole.filter((_, at) => at % step === 0);
  const merged = new Map<string, string>();
  const rows = [...chosen];
  const next = () => rows.shift() ?? assert.fail("there are too few objects");
  const alternatives: string[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const [gone, survivor] = [next(), next()];
    merged.set(idOf(gone), idOf(survivor));
    alternatives.push(`${900_000 + pair},${idOf(survivor)},${numberOf(gone)},Previous Object Number`);
  }
  const lost = new Set(Array.from({ length: deleted }, () => idOf(next())));
  const shared = Array.from({ length: albums }, (_, at) => {
    const [one, other] = [idOf(next()), idOf(next())];
    lost.add(one);
    return [one, other].map((id, row) => `${800_000 + 2 * at + row},${id},ALBUM ${at},Previous Object Number`);
  }).flat();
  write("before", "Objects", objects.titles, whole);
  write("before", "ObjTitles", titles.titles, titles.rows);
  write("before", "AltNums", altTitles, shared);
  const stays = (row: string) => !merged.has(idOf(row)) && !lost.has(idOf(row));
  const moved = titles.rows.map((row) => row.replace(/^\d+/, (id) => merged.get(id) ?? id));
  write("after", "Objects", objects.titles, whole.filter(stays));
  write("after", "ObjTitles", titles.titles, moved);
  write("after", "AltNums", altTitles, [...shared, ...alternatives]);
  return merged;
}

test(`${pairs} pairs of real objects that were merged in TMS are proposed, and nothing else`, {
  skip: withoutShared,
}, async (t) => {
  const merged = exportsOf();
  const registry = openSqliteRegistry({ file: join(folder.path, "registry.sqlite") });
  const store = openSqliteStore({
    file: join(folder.path, "store.sqlite"),
    archiveFile: join(folder.path, "archive.sqlite"),
  });
  const read = (name: string) => harvest(tms({ folder: join(folder.path, name) }), { registry, store });
  const first = await read("before");
  const report = await read("after");
  const proposed = await store.suspects("open");
  const found = new Map<string, string>();
  for (const { key, survivor } of proposed) found.set(key, (await registry.keysOf(survivor))[0] ?? "");
  const wanted = new Map([...merged].map(([gone, into]) => [`tms/object/${gone}`, `tms/object/${into}`]));
  t.diagnostic(
    `${first.created} records; ${proposed.length} proposed, ${report.withdrawn} withdrawn; ${report.seconds} s`,
  );
  assert.deepEqual(new Map([...found].sort()), new Map([...wanted].sort()));
  assert.equal(report.withdrawn, deleted + albums);
  await registry.close();
  await store.close();
});
