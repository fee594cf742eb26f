import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parse } from "csv-parse/sync";
import { exampleConfig, freshFolder } from "../command.ts";
import { cartouche } from "../command-here.ts";
import { harvestExample } from "../example-museum.ts";

const shared = new URL("../../../shared/data/ng-london/", import.meta.url);
const absent = existsSync(shared) ? false : "needs the data set ng-london beside the checkout";
const folder = freshFolder();
const environment = { CARTOUCHE_CONFIG: exampleConfig, CARTOUCHE_DATA: join(folder.path, "data"), USER: "mk" };
process.env.USER = "mk";
const registry = (...words: string[]) => cartouche(["registry", ...words], environment);
const good = async (...words: string[]) => {
  const { code, stdout, stderr } = await registry(...words);
  assert.equal(code, 0, stderr + stdout);
  return stdout.trim();
};
const csv = (name: string, text: string) => {
  const file = join(folder.path, name);
  writeFileSync(file, text);
  return file;
};
const resolved = async (text: string) => JSON.parse((await cartouche(["resolve", text, "--json"], environment)).stdout);
const pidOf = async (number: string): Promise<string> => JSON.parse(JSON.stringify(await resolved(number))).pid;

let chair = "";
let sunflowers = "";

before(async () => {
  await harvestExample(environment.CARTOUCHE_DATA);
  [sunflowers, chair] = [await pidOf("NG3863"), await pidOf("NG3862")];
});
after(() => folder.remove());

test("a merge is previewed, done, mapped in one hop and undone", async () => {
  assert.match(await good("merge", sunflowers, chair, "--dry-run"), /NG3863[\s\S]*NG3862/);
  const mergeId = await good("merge", sunflowers.toLowerCase(), chair, "--reason", "One work");
  assert.match(await good("merges"), new RegExp(`${sunflowers},${chair},`));
  const refused = await registry("merge", chair, sunflowers, "--reason", "The other way");
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /merge-circle|state-forbids/);
  await good("unmerge", mergeId, "--reason", "Two after all");
  assert.equal(await good("merges"), "loser,survivor,since");
});

test("merges of a file have a result for each row", async () => {
  const file = csv("merges.csv", `loser,survivor,reason\nX,${chair},no such\n${sunflowers},${chair},one\n`);
  const { code, stdout } = await registry("merge", "--file", file, "--json");
  const { results } = JSON.parse(stdout);
  assert.deepEqual([code, results[0].refused, typeof results[1].mergeId], [1, "pid-unknown", "string"]);
  await good("unmerge", results[1].mergeId, "--reason", "test");
});

test("a tombstone stands until it is restored", async () => {
  await good("tombstone", chair, "--reason", "never-ours", "--note", "A loan.");
  assert.equal((await resolved(chair)).state, "tombstoned");
  await good("restore-pid", chair, "--reason", "It is ours");
  assert.equal((await resolved(chair)).state, "active");
});

test("the words of a tombstone are taken back by the number of its event, and the log stays sound", async () => {
  await good("tombstone", chair, "--reason", "privacy", "--note", "It names SOMEBODY.");
  const [seq = ""] = (await good("events", chair)).split("\n").at(-1)?.split(" ") ?? [];
  await good("erase", seq, "--reason", "the law asked");
  const shown = await cartouche(["format", chair, "json"], environment);
  assert.match(shown.stdout, /"privacy"/);
  assert.doesNotMatch(shown.stdout, /SOMEBODY/);
  assert.match(await good("events"), new RegExp(`${seq} \\S+ tombstone ${chair}`));
  assert.match(await good("verify"), /events, 1 redacted; sound/);
  const refused = await registry("erase", "1", "--reason", "too much");
  assert.deepEqual([refused.code, (await registry("erase", "none", "--reason", "x")).code], [1, 2]);
  await good("restore-pid", chair, "--reason", "It is ours");
});

test("PIDs are minted once a key, reserved, bound and given up", async () => {
  const minted = await good("mint", "--key", "old/object/1");
  assert.equal(await good("mint", "--key", "old/object/1"), minted);
  const [first = "", second = ""] = (await good("reserve", "2")).split("\n");
  await good("bind", first, "old/object/2");
  await good("void", second, "--reason", "not needed");
  assert.equal((await registry("bind", second, "old/object/3")).code, 1);
});

test("an identifier that was issued elsewhere is adopted as a PID, alone or by a file, and answers in its own spelling", async () => {
  const adopted = "9ZZZ-0001-0000-0000";
  await good("adopt", adopted, "old/object/7", "--type", "object");
  assert.deepEqual(Object.values(await resolved("old/object/7")).slice(2, 5), [adopted, "reserved", "object"]);
  const refused = await registry("adopt", adopted, "old/object/8");
  assert.deepEqual([refused.code, /state-forbids|adopted already/.test(refused.stderr)], [1, true]);
  const rows = [
    "old/object/9,object,production-4,9ZZZ-0002-0000-0000,canonical",
    "old/object/9,object,production-4,9ZZZ-0003-0000-0000,canonical",
    "old/object/10,object,production-4,9ZZZ-0002-0000-0000,canonical",
    "old/object/11,object,inventory,NG 1,canonical",
    "old/object/9,object,inventory,NG 9,current",
  ];
  const file = csv("adopted.csv", `key,type,scheme,value,standing\n${rows.slice(0, 4).join("\n")}\n`);
  const { code, stdout } = await registry("import", file);
  assert.equal(code, 1);
  assert.match(stdout, /row 2.*earlier row[\s\S]*row 3.*claimed[\s\S]*row 4.*grammar[\s\S]*1 rows taken, 3 refused/);
  assert.equal((await resolved("old/object/9")).pid, "9ZZZ-0002-0000-0000");
  await good("import", csv("again.csv", `key,type,scheme,value,standing\n${rows[0]}\n${rows[4]}\n`));
});

test("an import takes the good rows, tells the clash, and with --dry-run writes nothing", async () => {
  const rows = [`${chair},beta,ZZZ-ZZ99-ZZZZ`, `${sunflowers},beta,ZZZ-ZZ99-ZZZZ`, `${chair},beta,nonsense`];
  const file = csv("legacy.csv", `pid,scheme,value\n${rows.join("\n")}\n`);
  assert.equal((await registry("import", file, "--dry-run")).code, 1);
  assert.equal((await resolved("ZZZ-ZZ99-ZZZZ")).found, false);
  const { code, stdout } = await registry("import", file);
  assert.equal(code, 1);
  assert.match(stdout, new RegExp(`row 2.*already claimed by ${chair}[\\s\\S]*row 3.*grammar`));
  assert.equal((await resolved("ZZZ-ZZ99-ZZZZ")).pid, chair);
});

test("numbers are imported with dates, listed with them, and go with the registry", async () => {
  const rows = [`${chair},loan,L77,former,1956,1961-03-01`, `${chair},loan,L78,former,once,`];
  const { stdout } = await registry(
    "import",
    csv("dated.csv", `pid,scheme,value,standing,from,until\n${rows.join("\n")}\n`),
  );
  assert.match(stdout, /row 2.*“once” is no date[\s\S]*1 rows taken, 1 refused/);
  assert.ok((await good("aliases")).split("\n").includes(`${rows[0]}`));
  const [listed] = (await resolved("L77")).aliases.filter(({ value }: { value: string }) => value === "L77");
  assert.deepEqual([listed.from, listed.until], ["1956", "1961-03-01"]);
  assert.match(await good("drill"), /all equal/);
});

test("the log is verified, and wrong usage is 2", async () => {
  assert.match(await good("key"), /\+[0-9a-f]{8}\+/);
  await good("checkpoint");
  assert.match(await good("verify"), /events, 1 redacted; sound/);
  const empty = await registry("verify", folder.path);
  assert.equal(empty.code, 3);
  assert.match(empty.stdout, /checkpoint: missing/);
  assert.equal((await registry("reserve", "none")).code, 2);
  assert.equal((await registry("merge", chair, sunflowers)).code, 2);
});

test("every command is told of in the help, and has help of its own", async () => {
  const told = [...(await good("--help")).matchAll(/^ {2}([a-z][a-z-]+)(?: \[options\])?[^\n]*? {2,}(\S.*)$/gm)];
  assert.ok(told.length >= 25, told.map(([, name]) => name).join());
  const own = told.filter(([, name]) => name !== "help");
  const [, some = ""] = own[Math.floor(Math.random() * own.length)] ?? [];
  assert.match(await good(some, "--help"), new RegExp(`Usage: cartouche registry ${some}`));
});

test("every identifier of the Gallery's crosswalk imports and resolves", { skip: absent }, async () => {
  const read = (name: string): Record<string, string>[] =>
    parse(readFileSync(new URL(name, shared)), { columns: true });
  const pids = new Set([...read("pid-crosswalk.csv"), ...read("identifiers.csv")].flatMap(({ pid }) => pid || []));
  const lines = [...pids].map((pid) => `ng/entity/${pid},object,production-4,${pid}`);
  for (const { pid, identifier_type: kind, identifier_value: value } of read("identifiers.csv"))
    if (kind === "PID (NG alternative)") lines.push(`ng/entity/${pid},object,beta,${value}`);
  const file = csv("crosswalk.csv", `key,type,scheme,value\n${lines.join("\n")}\n`);
  await good("import", file);
  const aliases: string = await good("aliases");
  for (const line of lines) assert.ok(aliases.includes(line.split(",").slice(2).join(",")), line);
  const others = lines.map((line) => line.replace("ng/entity/", "other/entity/"));
  const again = csv("again.csv", `key,type,scheme,value\n${others.join("\n")}\n`);
  const { stdout } = await registry("import", again, "--dry-run", "--json");
  const { results } = JSON.parse(stdout);
  assert.equal(results.length, lines.length);
  for (const { value, refused } of results) assert.match(refused ?? "", /already claimed by/, `${value} resolves`);
});
