import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { freshFolder, serve } from "../command.ts";
import { cartouche } from "../command-here.ts";

const folder = freshFolder();
const environment = { CARTOUCHE_DATA: join(folder.path, "data"), CARTOUCHE_CONFIG: join(folder.path, "config.ts") };
const alternatives = join(folder.path, "tms/AltNums.csv");
const numbers = readFileSync(new URL("../../examples/small-museum/tms/AltNums.csv", import.meta.url), "utf8").trimEnd();

const run = (...words: string[]) => cartouche(words, environment);
const good = async (...words: string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(...words);
  assert.equal(code, 0, stderr + stdout);
  return stdout;
};
const harvest = async () => JSON.parse(await good("harvest", "--json"));
const report = async () => {
  const { code, stdout, stderr } = await run("registry", "write-back", "report", "tms", "--json");
  assert.ok(stdout, stderr);
  const { classes, changed } = JSON.parse(stdout);
  return { code, changed, of: (name: string) => classes.find((each: { class: string }) => each.class === name) };
};
/** What staff would have done: the rows that TMS exports, with these PIDs of objects. */
const held = (pids: Record<string, string>) =>
  writeFileSync(
    alternatives,
    [numbers, ...Object.entries(pids).map(([id, pid], at) => `${90_000 + at},${id},${pid},PID,,,`)].join("\n"),
  );

/** Object 1001 to 1003 and their PIDs, as the plan says. */
const planned: Record<string, string> = {};
const pidOf = (id: number) => planned[String(id)] ?? assert.fail(`${id} was planned`);

before(async () => {
  cpSync(fileURLToPath(new URL("../../examples/small-museum/tms/", import.meta.url)), join(folder.path, "tms"), {
    recursive: true,
  });
  writeFileSync(
    environment.CARTOUCHE_CONFIG,
    `export const config = ({ tms }) => ({ institution: "Test", baseUrl: "https://data.example.org", sources: [tms({
      folder: "./tms", mapping: { audience: "public", writeBack: {
        object: { table: "AltNums", description: "PID" }, constituent: "none" } } })] });`,
  );
  await harvest();
});
after(() => folder.remove());

test("staff get a table and a script, which does its work in a database, and nothing but it", async () => {
  const [csv, sql] = [join(folder.path, "plan.csv"), join(folder.path, "plan.sql")];
  await good("registry", "write-back", "plan", "tms", "--csv", csv, "--sql", sql);
  const rows: Record<string, string>[] = parse(readFileSync(csv), { columns: true });
  for (const { id = "", pid = "" } of rows) planned[id] = pid;
  assert.equal(rows.length, 156);
  const [first] = rows;
  assert.deepEqual(
    [first?.number, first?.action, first?.address],
    ["NG1", "add", `https://data.example.org/${pidOf(1001)}`],
  );
  const database = new DatabaseSync(":memory:");
  database.exec(
    "CREATE TABLE Objects (ObjectID INT); CREATE TABLE AltNums (ID INT, TableID INT, AltNum TEXT, Description TEXT)",
  );
  const add = database.prepare("INSERT INTO Objects VALUES (?)");
  for (const { id = "" } of rows) add.run(id);
  for (const _ of [1, 2]) database.exec(readFileSync(sql, "utf8"));
  const written = database.prepare("SELECT ID, AltNum FROM AltNums WHERE TableID = 108 AND Description = 'PID'").all();
  database.close();
  assert.deepEqual(Object.fromEntries(written.map(({ ID, AltNum }) => [ID, AltNum])), planned);
  assert.equal((await run("registry", "write-back", "plan")).code, 2);
});

test("before anybody wrote one all are pending, and no class is passed over in silence", async () => {
  const { code, of } = await report();
  assert.deepEqual([code, of("object").pending, of("object").records], [0, 156, 156]);
  assert.equal(of("constituent")["not-storable"], of("constituent").records);
  assert.equal(of("term")["not-configured"], of("term").records);
});

test("what came back is written, and is no number by which anybody finds the thing", async () => {
  held(planned);
  const { findings } = await harvest();
  assert.equal(findings["pid-changed-in-source"], undefined);
  const { code, of } = await report();
  assert.deepEqual([code, of("object").written, of("object").pending], [0, 156, 0]);
  assert.doesNotMatch(await good("registry", "aliases"), new RegExp(`,${pidOf(1001)},`));
  const serving = await serve(environment);
  const document = await (await fetch(`${serving.address}/${pidOf(1001)}.json`)).text();
  await serving.stop();
  assert.match(document, /"scheme":\s*"inventory"/);
  assert.doesNotMatch(document, /"scheme":\s*"pid"/);
});

test("what somebody changed is a finding, and the report ends with 1 and says what it is", async () => {
  held({ ...planned, 1001: "NG1", 1002: pidOf(1003) });
  const { findings } = await harvest();
  assert.equal(findings["pid-changed-in-source"], 2);
  assert.match(await good("status", "--findings"), new RegExp(`pid-changed-in-source.*“NG1”.*${pidOf(1001)}`));
  const { code, of, changed } = await report();
  assert.deepEqual([code, of("object").changed, of("object").duplicate, of("object").written], [1, 1, 1, 154]);
  const notes = Object.fromEntries(changed.map(({ key, note }: { key: string; note: string }) => [key, note]));
  assert.match(notes["tms/object/1001"], /no identifier/);
  assert.match(notes["tms/object/1002"], /PID of tms\/object\/1003.*returned by tms\/object\/1003 too/);
});

test("what was merged is outdated and planned to be changed; what was taken out is pending again", async () => {
  const { 1003: _, ...rest } = planned;
  held(rest);
  await harvest();
  await good("registry", "merge", pidOf(1001), pidOf(1002), "--reason", "One work");
  const { code, of } = await report();
  assert.deepEqual([code, of("object").outdated, of("object").pending, of("object").written], [0, 1, 1, 154]);
  const sql = join(folder.path, "again.sql");
  assert.match(await good("registry", "write-back", "plan", "--sql", sql), /1 PIDs to add, 1 to change/);
  assert.match(
    readFileSync(sql, "utf8"),
    new RegExp(`SET \\[AltNum\\] = '${pidOf(1002)}' WHERE \\[ID\\] = 1001 .*= '${pidOf(1001)}';`),
  );
});

test("a place that is none, or a file that cannot be written, is refused in words", async () => {
  const nowhere = await run("registry", "write-back", "plan", "--csv", join(folder.path, "no/plan.csv"));
  assert.deepEqual([nowhere.code, /cannot be written/.test(nowhere.stderr)], [1, true]);
  const config = join(folder.path, "wrong.ts");
  writeFileSync(
    config,
    `export const config = ({ tms }) => ({ institution: "Test", sources: [tms({ folder: "./tms",
      mapping: { writeBack: { object: { table: "Objects" }, people: "none" } } })] });`,
  );
  const { code, stderr } = await run("config", "check", "--config", config);
  assert.equal(code, 1);
  assert.match(stderr, /writeBack\.object must be[\s\S]*no record class “people”/);
});
