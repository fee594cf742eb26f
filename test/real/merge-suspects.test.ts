import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { csvLine } from "../../src/desk/csv-line.ts";
import { harvest } from "../../src/harvest/harvest.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { tms } from "../../src/sources/tms/tms.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

type Rows = Record<string, string>[];
type Tables = { Objects: Rows; ObjTitles: Rows; AltNums: Rows };

const folder = mkdtempSync(join(tmpdir(), "cartouche-merges-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const pairsWanted = 20;

function read(table: string): Rows {
  const bytes = gunzipSync(readFileSync(join(sharedFolder ?? "", `data/tms-npg/${table}.csv.gz`)));
  return parse(bytes, { columns: true, bom: true, relax_quotes: true });
}

function write(tables: Tables): void {
  mkdirSync(join(folder, "export"), { recursive: true });
  for (const [name, rows] of Object.entries(tables)) {
    const columns = Object.keys(rows[0] ?? {});
    const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))].map(csvLine);
    writeFileSync(join(folder, "export", `${name}.csv`), `${lines.join("\r\n")}\r\n`);
  }
}

/** Merges one record into another as TMS does: its row goes, its other rows are the other's now, its number an additional one. */
function merge(tables: Tables, gone: string, into: string, Description: string): Tables {
  const number = tables.Objects.find(({ ObjectID }) => ObjectID === gone)?.ObjectNumber ?? "";
  const pointed = tables.ObjTitles.map((row) => (row.ObjectID === gone ? { ...row, ObjectID: into } : row));
  const added = { AltNumID: `m${gone}`, ObjectID: into, AltNum: number, Description };
  return {
    Objects: tables.Objects.filter(({ ObjectID }) => ObjectID !== gone),
    ObjTitles: pointed,
    AltNums: [...tables.AltNums, added],
  };
}

describe("a portrait gallery whose TMS merges records", { skip: withoutShared }, () => {
  test("20 pairs merged, 30 records deleted and 40 renumbered: 20 merges are proposed, and none that is false", async () => {
    const objects = read("Objects");
    const ids = new Set(objects.map(({ ObjectID }) => ObjectID));
    const titles = read("ObjTitles").filter(({ ObjectID }) => ids.has(ObjectID));
    const numberless = {
      AltNumID: "1",
      ObjectID: objects[0]?.ObjectID ?? "",
      AltNum: "OLD 1",
      Description: "Previous number",
    };
    let tables: Tables = { Objects: objects, ObjTitles: titles, AltNums: [numberless] };
    const registry = openSqliteRegistry({ file: join(folder, "registry.sqlite") });
    const store = openSqliteStore({ file: join(folder, "store.sqlite"), archiveFile: join(folder, "archive.sqlite") });
    const source = tms({ folder: join(folder, "export"), mapping: { audience: "public" } });
    write(tables);
    const first = await harvest(source, { registry, store });
    assert.equal(first.state, "complete");

    const key = (id: string | undefined) => `tms/object/${id}`;
    const expected = new Map<string, string>();
    for (let pair = 1; pair <= pairsWanted; pair++) {
      const [gone, into] = [objects[pair * 100]?.ObjectID ?? "", objects[pair * 100 + 7]?.ObjectID ?? ""];
      expected.set(key(gone), key(into));
      tables = merge(tables, gone, into, pair % 2 ? "Previous number" : "Duplicate record");
    }
    const deleted = new Set(Array.from({ length: 30 }, (_, at) => objects[3000 + at * 10]?.ObjectID ?? ""));
    const renumbered = new Set(Array.from({ length: 40 }, (_, at) => objects[5001 + at * 10]?.ObjectID ?? ""));
    tables.Objects = tables.Objects.filter(({ ObjectID }) => !deleted.has(ObjectID ?? "")).map((row) =>
      renumbered.has(row.ObjectID ?? "") ? { ...row, ObjectNumber: `NEW.${row.ObjectNumber}` } : row,
    );
    tables.ObjTitles = tables.ObjTitles.filter(({ ObjectID }) => !deleted.has(ObjectID ?? ""));
    write(tables);
    const second = await harvest(source, { registry, store });
    assert.equal(second.state, "complete", second.why ?? "");

    const proposed = await store.suspects("open");
    const pids = await registry.lookup([...expected.values()]);
    assert.deepEqual(
      new Map(proposed.map((one) => [one.key, one.survivor])),
      new Map([...expected].map(([gone, into]) => [gone, pids.get(into)])),
    );
    assert.deepEqual([second.suspected, second.withdrawn], [pairsWanted, deleted.size]);
    await store.close();
    await registry.close();
  });
});
