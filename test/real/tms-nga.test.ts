import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { TmsMapping } from "../../src/sources/tms/mapping/mapping.ts";
import { readSource } from "../../src/sources/tms/testing/make-export.ts";
import { tms } from "../../src/sources/tms/tms.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const data = join(sharedFolder ?? "", "data/tms-nga-extras");

/** What a museum says of files that are named, and have columns, in its own way. */
const mapping: Partial<TmsMapping> = {
  audience: "public",
  files: {
    AltNums: "objects_altnums-2021-05-24",
    Associations: "object_associations",
    ObjHistory: "objects_historical_data",
    Locations: "locations",
    PreferredLocations: "preferred_locations",
    LocationXrefs: "preferred_locations_tms_locations",
  },
  columns: {
    AltNums: { Description: "altnumtype" },
    LocationXrefs: { LocationID: "tmslocationid", LocationKey: "preferredlocationkey" },
    PreferredLocations: { PublicAccess: "ispublicvenue" },
  },
  numbers: {
    "Key Set Number": { scheme: "key-set" },
    "Stieglitz Estate Number": { scheme: "stieglitz-estate", assigned: true },
  },
};

/** The files that there are, and an Objects of our own: the museum's could not be had. */
async function folderWithObjects(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cartouche-nga-"));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const ids = new Set<string>();
  for (const file of Object.values(mapping.files ?? {})) {
    await copyFile(join(data, `${file}.csv.gz`), join(folder, `${file}.csv.gz`));
    const rows = parse(gunzipSync(await readFile(join(data, `${file}.csv.gz`))), { columns: true, bom: true });
    for (const row of rows as Record<string, string>[])
      for (const column of ["objectid", "parentobjectid", "childobjectid"]) if (row[column]) ids.add(row[column]);
  }
  const lines = [...ids].map((id) => `${id},made-up.${id}`);
  await writeFile(join(folder, "Objects.csv"), `ObjectID,ObjectNumber\n${lines.join("\n")}\n`);
  return folder;
}

test("what a TMS knows of change is read by the museum's own names: former numbers, titles and attributions, wholes, places", {
  skip: withoutShared,
}, async (context) => {
  const read = await readSource(tms({ folder: await folderWithObjects(context), mapping }));
  for (const [table, { read: all, used, reported }] of Object.entries(read.rows))
    assert.equal(all, used + reported, table);
  assert.deepEqual(Object.fromEntries(Object.entries(read.rows).map(([table, counts]) => [table, counts.read])), {
    Locations: 1160,
    LocationXrefs: 1042,
    PreferredLocations: 322,
    Objects: 86842,
    AltNums: 65074,
    ObjHistory: 6134,
    Associations: 27768,
  });
  // Two galleries stand on two floors each, under one key.
  assert.deepEqual(counted(read.findings.map(({ kind, table, rule }) => `${kind} ${table} ${rule}`)), {
    "unused PreferredLocations duplicate-key": 2,
    "doubtful ObjHistory history-empty": 52,
  });
  const facts = [...read.described.values()].flatMap(({ drafts }) => drafts.flatMap((draft) => draft.facts));
  assert.deepEqual(
    counted(facts.map((fact) => (fact.kind === "number" ? `${fact.scheme} ${fact.standing ?? "current"}` : undefined))),
    {
      "inventory current": 86842,
      "inventory former": 61848,
      "key-set current": 1642,
      "stieglitz-estate current": 1584,
    },
  );
  const parts = facts.map((fact) =>
    fact.kind === "part" ? `${fact.as}${fact.inseparable ? " inseparable" : ""}` : undefined,
  );
  assert.deepEqual(counted(parts), { component: 11431, "component inseparable": 16337, "contained-within": 1358 });
  const former = facts.map((fact) => (fact.standing === "former" ? fact.kind : undefined));
  assert.deepEqual(counted(former), { number: 61848, name: 2579, activity: 3503 });
  const giotto = read.described.get("tms/object/1")?.drafts[0]?.facts.filter(({ kind }) => kind === "activity");
  assert.deepEqual(
    giotto?.map((fact) => (fact.kind === "activity" ? [fact.who?.[0]?.agent, fact.said?.when?.earliest] : [])),
    [
      [{ type: "person", text: "School of Giotto" }, "1937"],
      [{ type: "person", text: "Follower of Giotto" }, "1941-02-01"],
    ],
  );
  const plans = facts.filter((fact) => fact.kind === "placement" && fact.position?.on === "plan");
  assert.equal(plans.length, 294);
});

function counted(words: readonly (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) if (word) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
