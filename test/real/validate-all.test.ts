import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { formats } from "../../src/formats/table.ts";
import { cartouche, exampleConfig, freshFolder } from "../command.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const folder = freshFolder();
after(folder.remove);

test("every public record of the example museum is valid in every format that it is offered in, by the standards’ own schemas", {
  skip: withoutShared,
}, async () => {
  const environment = {
    CARTOUCHE_CONFIG: exampleConfig,
    CARTOUCHE_DATA: folder.path,
    CARTOUCHE_SCHEMAS: join(sharedFolder ?? "", "schemas"),
  };
  assert.equal((await cartouche(["harvest"], environment)).code, 0);
  const { code, stdout, stderr } = await cartouche(["validate", "--all", "--json"], environment);
  const told = JSON.parse(stdout);
  assert.equal(code, 0, JSON.stringify(told.invalid.first.slice(0, 5)) + stderr);
  // The example museum keeps no archive, so it has nothing to offer as a finding aid.
  const wanted = formats.filter(({ types }) => types === "all" || types.some((type) => type !== "archive"));
  assert.deepEqual(Object.keys(told.formats).sort(), wanted.map(({ name }) => name).sort());
  for (const [name, counts] of Object.entries<Record<string, number>>(told.formats))
    assert.deepEqual([counts.invalid, counts.unchecked, counts.valid], [0, 0, counts.offered], name);
  assert.ok(told.formats.json.offered > 500);
});

test("what is tombstoned is valid in every format that can tell of it", { skip: withoutShared }, async () => {
  const environment = {
    CARTOUCHE_CONFIG: exampleConfig,
    CARTOUCHE_DATA: folder.path,
    CARTOUCHE_SCHEMAS: join(sharedFolder ?? "", "schemas"),
  };
  const database = new DatabaseSync(join(folder.path, "store.sqlite"), { readOnly: true });
  const rows = database.prepare("SELECT min(pid) AS pid FROM entity WHERE public = 1 GROUP BY type").all();
  database.close();
  const pids = rows.map(({ pid }) => String(pid));
  assert.ok(pids.length > 7, "one of each type");
  const ending = ["--reason", "privacy", "--note", "At the sitter’s wish.", "--actor", "desk:test"];
  for (const pid of pids) {
    const { code, stderr } = await cartouche(["registry", "tombstone", pid, ...ending], environment);
    assert.equal(code, 0, stderr);
  }
  const { code, stdout } = await cartouche(["validate", "--json", ...pids], environment);
  const told = JSON.parse(stdout);
  assert.equal(code, 0, JSON.stringify(told.invalid.first.slice(0, 5)));
  for (const { name } of formats.filter(({ tellsEndings, types }) => tellsEndings && types === "all"))
    assert.deepEqual(told.formats[name], { offered: pids.length, valid: pids.length, invalid: 0, unchecked: 0 }, name);
});
