import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import { exampleConfig, freshFolder } from "../command.ts";
import { cartouche } from "../command-here.ts";

const folder = freshFolder();
after(() => folder.remove());
const environment = { CARTOUCHE_CONFIG: exampleConfig, CARTOUCHE_DATA: join(folder.path, "data"), USER: "mk" };
const registry = (...words: string[]) => cartouche(["registry", ...words], environment);
const inFolder = (name: string) => join(folder.path, name);
const read = (text: string | Buffer): Record<string, string>[] => parse(text, { columns: true });

test("every row has its own answer at its own place, whatever stands around it", async () => {
  const [file, out] = [inFolder("keys.csv"), inFolder("pids.csv")];
  const rows = [
    "first,tms/object/1,",
    "no key,,object",
    "again,tms/object/1,object",
    "no type,x/y/2,picture",
    'last,x/y/3,"person"',
  ];
  writeFileSync(file, `note,key,type\n${rows.join("\n")}\n`);
  const foreseen = await registry("mint", "--file", file, "--dry-run");
  assert.equal(foreseen.code, 1);
  assert.deepEqual(
    read(foreseen.stdout).map(({ note, pid, created }) => [note, pid, created]),
    [
      ["first", "", "true"],
      ["no key", "", ""],
      ["again", "", "false"],
      ["no type", "", ""],
      ["last", "", "true"],
    ],
  );
  const { code, stdout } = await registry("mint", "--file", file, "--out", out);
  assert.deepEqual([code, /3 rows have a PID, 2 not/.test(stdout)], [1, true]);
  const minted = read(readFileSync(out));
  assert.deepEqual(
    minted.map(({ note, key, state, created, problem }) => [note, key, state, created, problem?.split(":")[0]]),
    [
      ["first", "tms/object/1", "reserved", "true", ""],
      ["no key", "", "", "", "request-malformed"],
      ["again", "tms/object/1", "reserved", "false", ""],
      ["no type", "x/y/2", "", "", "request-malformed"],
      ["last", "x/y/3", "reserved", "true", ""],
    ],
  );
  assert.equal(minted[0]?.pid, minted[2]?.pid);
  const again = JSON.parse((await registry("mint", "--file", out, "--json")).stdout);
  assert.deepEqual(
    again.results.map(({ row, pid = "" }: { row: number; pid?: string }) => [row, pid]),
    minted.map(({ pid }, at) => [at + 1, pid]),
  );
});

test("twenty thousand keys are minted in one go, and more than a hundred thousand are refused", async () => {
  const [file, out] = [inFolder("many.csv"), inFolder("minted.csv")];
  const keys = Array.from({ length: 20_000 }, (_, at) => `many/thing/${at}`);
  writeFileSync(file, `key\n${keys.join("\n")}\n`);
  const { code, stderr } = await registry("mint", "--file", file, "--out", out);
  assert.equal(code, 0, stderr);
  const minted = read(readFileSync(out));
  assert.deepEqual(
    minted.map(({ key }) => key),
    keys,
  );
  assert.equal(new Set(minted.map(({ pid }) => pid)).size, keys.length);
  const { stdout } = await cartouche(["resolve", "many/thing/17777", "--json"], environment);
  assert.equal(JSON.parse(stdout).pid, minted[17_777]?.pid);
  writeFileSync(file, `key\n${"many/thing/x\n".repeat(100_001)}`);
  const refused = await registry("mint", "--file", file);
  assert.deepEqual([refused.code, /100001 rows/.test(refused.stderr)], [1, true]);
});

test("wrong usage is told as such", async () => {
  assert.equal((await registry("mint", "--dry-run")).code, 2);
  assert.equal((await registry("mint", "--file", "x", "--key", "a/b/1")).code, 2);
  writeFileSync(inFolder("other.csv"), "id\n1\n");
  const { code, stderr } = await registry("mint", "--file", inFolder("other.csv"));
  assert.deepEqual([code, /no column “key”/.test(stderr)], [1, true]);
});

test("what an import refuses is written as a table, rows as they were", async () => {
  const [file, report] = [inFolder("legacy.csv"), inFolder("clashes.csv")];
  writeFileSync(file, "key,type,scheme,value\na/b/1,object,beta,ZZZ-ZZ98-ZZZZ\na/b/2,object,beta,ZZZ-ZZ98-ZZZZ\n");
  const { code } = await registry("import", file, "--report", report);
  assert.equal(code, 1);
  const [clash, ...others] = read(readFileSync(report));
  assert.deepEqual([clash?.row, clash?.key, clash?.value, others.length], ["2", "a/b/2", "ZZZ-ZZ98-ZZZZ", 0]);
  assert.match(clash?.refused ?? "", /already claimed by a\/b\/1/);
});
