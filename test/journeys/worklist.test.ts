import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parse } from "csv-parse/sync";
import { freshFolder } from "../command.ts";
import { cartouche } from "../command-here.ts";

const folder = freshFolder();
after(() => folder.remove());
const environment = { CARTOUCHE_CONFIG: join(folder.path, "museum.ts"), CARTOUCHE_DATA: join(folder.path, "data") };

/** A source of two works, as a module of the museum's own: what each is called, its number, and what it is a version of. */
const sourceText = (name: string, works: Record<string, { title: string; number?: string; after?: string }>) => `
  const works = ${JSON.stringify(works)};
  const envelope = (key, field) => ({ key: key + "#" + field, audience: "public", from: { source: "${name}", record: key, field } });
  export const source = {
    name: "${name}", title: "${name}", revision: "1",
    async *read() { let row = 1; for (const key of Object.keys(works)) yield { record: { key, original: JSON.stringify(works[key]), at: { file: "works.csv", row: ++row } } }; },
    fieldsOf: ({ original }) => Object.keys(JSON.parse(original)),
    describe({ key, original }) {
      const { title, number, after } = JSON.parse(original);
      const facts = [{ kind: "name", use: "preferred", text: [{ value: title }], ...envelope(key, "title") }];
      if (number) facts.push({ kind: "number", scheme: "inventory", value: number, ...envelope(key, "number") });
      if (after) facts.push({ kind: "relation", predicate: "copy-after", to: { type: "object", key: after }, ...envelope(key, "after") });
      return { drafts: [{ subject: key, type: "object", facts }], findings: [] };
    },
  };`;

before(async () => {
  mkdirSync(folder.path, { recursive: true });
  const file = (name: string, text: string) => writeFileSync(join(folder.path, name), text);
  file(
    "one.ts",
    sourceText("one", {
      "one/work/1": { title: "Sunflowers", number: "NG3863" },
      "one/work/2": { title: "A copy", number: "NG2", after: "one/work/9" },
    }),
  );
  file(
    "two.ts",
    sourceText("two", {
      "two/work/1": { title: "Tournesols", number: "NG3863" },
      "two/work/2": { title: "Chair", number: "NG2" },
    }),
  );
  file(
    "museum.ts",
    `export const config = () => ({
    institution: "Two systems", sources: [{ from: "./two.ts" }, { from: "./one.ts" }],
    authority: { object: { name: ["one", "two"] } },
  });`,
  );
  const { code, stderr } = await cartouche(["harvest"], environment);
  assert.equal(code, 0, stderr);
});

type Row = { source: string; rule: string; record: string; field?: string; count?: number; detail: string };
const rows = async (...words: string[]): Promise<Row[]> => {
  const { stdout, stderr, code } = await cartouche(["worklist", "--json", ...words], environment);
  assert.equal(code, 0, stderr);
  return stdout
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
};

test("what there is to look at is counted by source and rule", async () => {
  const groups = await rows();
  const count = (source: string, rule: string) =>
    groups.find((one) => one.source === source && one.rule === rule)?.count;
  assert.equal(count("one", "maker-missing"), 2);
  assert.equal(count("one", "link-to-nothing"), 1);
  assert.equal(count("two", "number-shared"), 2);
});

test("a link to what no record describes is told with who refers to it", async () => {
  const [row] = await rows("--rule", "link-to-nothing", "--all");
  assert.equal(row?.record, "one/work/9");
  assert.match(row?.detail ?? "", /1 thing refers to one\/work\/9/);
});

test("the rows of one source and rule are a table for a spreadsheet", async () => {
  const csv = join(folder.path, "rows.csv");
  const { stdout } = await cartouche(["worklist", "two", "--rule", "number-shared", "--csv", csv], environment);
  assert.match(stdout, /^2 rows in /);
  const table: Row[] = parse(readFileSync(csv), { columns: true });
  assert.deepEqual(table.map(({ source, rule, record }) => [source, rule, record]).sort(), [
    ["two", "number-shared", "two/work/1"],
    ["two", "number-shared", "two/work/2"],
  ]);
});

test("a report says what a mapping makes of its records, from what is kept of them", async () => {
  const { stdout, code } = await cartouche(["report", "one", "--json"], environment);
  assert.equal(code, 0);
  const { source, records, standing, fields } = JSON.parse(stdout);
  assert.deepEqual([source, records, standing], ["one", 2, { valid: 2, invalid: 0, staffOnly: 0 }]);
  const after = fields.find(({ field }: { field: string }) => field === "after");
  assert.deepEqual(after, { table: "work", records: 2, field: "after", read: 1, used: 1 });
  assert.match((await cartouche(["report", "one"], environment)).stdout, /title +2 +100 % +used 2/);
});

test("where sources disagree once their records are one thing, the one that gives way is told", async () => {
  const pidOf = async (key: string) =>
    JSON.parse((await cartouche(["resolve", key, "--json"], environment)).stdout).pid;
  const [one, two] = [await pidOf("one/work/1"), await pidOf("two/work/1")];
  const merged = await cartouche(["registry", "merge", two, one, "--reason", "one picture"], {
    ...environment,
    USER: "mk",
  });
  assert.equal(merged.code, 0, merged.stderr);
  await cartouche(["harvest"], environment);
  const [row, ...more] = await rows("--rule", "sources-disagree", "--all");
  assert.equal(more.length, 0);
  assert.deepEqual([row?.source, row?.record, row?.field], ["two", "two/work/1", "title"]);
});
