import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import type { Reading } from "../../src/access-points/port.ts";
import { readPublic } from "../../src/access-points/reading.ts";
import { written } from "../../src/access-points/written.ts";
import { ciimJson } from "../../src/formats/ciim-json/ciim-json.ts";
import { harvest } from "../../src/harvest/harvest.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { ciim } from "../../src/sources/ciim/ciim.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const from = join(sharedFolder ?? "", "data/ng-london/es-records");
const folder = mkdtempSync(join(tmpdir(), "cartouche-ciim-json-"));
after(() => rmSync(folder, { recursive: true, force: true }));

type Original = { _id: string; _source: Record<string, unknown> };

/** Every value of a document with the fields it stands in, lists opened: `["creation.maker.summary.title", "Rubens"]`. */
function* leavesOf(value: unknown, path = ""): Generator<[path: string, value: string]> {
  if (Array.isArray(value)) for (const one of value) yield* leavesOf(one, path);
  else if (typeof value === "object" && value !== null)
    for (const [field, one] of Object.entries(value)) yield* leavesOf(one, path === "" ? field : `${path}.${field}`);
  else yield [path, String(value)];
}

/** What is only CIIM's own bookkeeping, and no field of a museum's: its own ids, run numbers, sizes of derivatives. */
const bookkeeping =
  /(?:^|\.)(?:uuid|processed|sequence|added|stream|created|created_formatted|modified|resizable|@processed|@hierarchy|@hierarch|hierarchy|equivalents)(?:\.|$)/;

type Count = { all: number; back: number; own: number; ownBack: number };

/** How many values of a record come back in the same field; `own` without bookkeeping. Fields whose values are lacking are counted in `lacking`. */
function compare(original: unknown, ours: unknown, lacking: Map<string, number>): Count {
  const left = Map.groupBy(leavesOf(ours), ([path, value]) => `${path}\n${value}`);
  const count: Count = { all: 0, back: 0, own: 0, ownBack: 0 };
  for (const [path, value] of leavesOf(original)) {
    const isBack = left.get(`${path}\n${value}`)?.pop() !== undefined;
    const isOwn = !bookkeeping.test(path);
    count.all++;
    if (isBack) count.back++;
    if (isOwn) count.own++;
    if (isOwn && isBack) count.ownBack++;
    if (isOwn && !isBack) lacking.set(path, (lacking.get(path) ?? 0) + 1);
  }
  return count;
}

/** The least share of a museum's own values that come back, by sort: what was reached is not to be lost. */
const least: Readonly<Record<string, number>> = {
  agent: 0.76,
  archive: 0.79,
  concept: 0.84,
  event: 0.85,
  exhibition: 0.79,
  location: 0.81,
  media: 0.55,
  object: 0.65,
  package: 0.16,
  place: 0.62,
  publication: 0.41,
};

describe("the National Gallery's own records come back in their own shape", { skip: withoutShared }, () => {
  test("field by field", async (context) => {
    const registry = openSqliteRegistry({ file: join(folder, "registry.sqlite") });
    const store = openSqliteStore({ file: join(folder, "store.sqlite"), archiveFile: join(folder, "archive.sqlite") });
    const source = ciim({ folder: from, language: "en" });
    await harvest(source, { registry, store });
    const reading: Reading = { registry, store, now: () => new Date(), base: "https://data.example.org" };
    const press = { base: reading.base, institution: "The National Gallery", formats: [ciimJson] };
    for (const file of readdirSync(from).filter((name) => name.endsWith(".ndjson"))) {
      const sort = file.replace(".ndjson", "");
      const lacking = new Map<string, number>();
      const sum: Count = { all: 0, back: 0, own: 0, ownBack: 0 };
      const lines = readFileSync(join(from, file), "utf8").split("\n").filter(Boolean);
      for (const { _id: id, _source: original } of lines.map((line) => JSON.parse(line) as Original)) {
        const found = await registry.resolve(id);
        const entity = found.found ? await readPublic(reading, found) : undefined;
        assert.ok(entity, id);
        const ours = JSON.parse(await written(entity, ciimJson, reading, press as never));
        const counted = compare(original, ours, lacking);
        for (const name of Object.keys(sum) as (keyof Count)[]) sum[name] += counted[name];
      }
      const share = sum.ownBack / sum.own;
      const rows = [...lacking].sort(([, a], [, b]) => b - a).slice(0, 12);
      context.diagnostic(
        `${sort}: ${lines.length} records, ${sum.ownBack} of ${sum.own} values (${(100 * share).toFixed(0)} %); with CIIM's bookkeeping ${sum.back} of ${sum.all}; lacking ${rows.map(([path, times]) => `${path} ${times}`).join(", ")}`,
      );
      assert.ok(share >= (least[sort] ?? 0), `${sort}: ${share}`);
    }
    await registry.close();
    await store.close();
  });
});
