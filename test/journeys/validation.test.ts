import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parse } from "csv-parse/sync";
import { formats } from "../../src/formats/table.ts";
import { freshFolder, type Serving, serve } from "../command.ts";
import { cartouche } from "../command-here.ts";

/** The formats that are held to something of the schema cache. */
const byArtefact = formats
  .filter(({ validity }) => validity.some((rule) => "artefact" in rule))
  .map(({ name }) => name);

const folder = freshFolder();
const schemas = join(folder.path, "schemas");
const environment = {
  CARTOUCHE_CONFIG: join(folder.path, "museum.ts"),
  CARTOUCHE_DATA: join(folder.path, "data"),
  CARTOUCHE_SCHEMAS: schemas,
};
let serving: Serving | undefined;
after(async () => {
  await serving?.stop();
  folder.remove();
});

/** A museum of two works that are called so. */
function museum(...titles: string[]): void {
  writeFileSync(
    join(folder.path, "works.ts"),
    `const works = ${JSON.stringify(titles)};
    export const source = {
      name: "works", title: "works", revision: "1",
      async *read() { for (const [n, title] of works.entries()) yield { record: { key: "works/work/" + n, original: JSON.stringify({ title }), at: { file: "works.csv", row: n } } }; },
      describe({ key, original }) {
        const envelope = { key: key + "#title", audience: "public", from: { source: "works", record: key, field: "title" } };
        const facts = [{ kind: "name", use: "preferred", text: [{ value: JSON.parse(original).title }], ...envelope }];
        return { drafts: [{ subject: key, type: "object", facts }], findings: [] };
      },
    };`,
  );
}

/** A schema cache whose Linked Art wants short labels: what the example museum writes holds to the real one. */
function shortLabels(): void {
  mkdirSync(join(schemas, "linked-art/schema-1.0"), { recursive: true });
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://linked.art/api/1.0/schema/object.json",
    properties: { _label: { type: "string", maxLength: 12 } },
  };
  writeFileSync(join(schemas, "linked-art/schema-1.0/object.json"), JSON.stringify(schema));
}

type Told = {
  formats: Record<string, Record<string, number>>;
  types: Record<string, { floor: number }>;
  invalid: { total: number };
};

async function validate(...words: string[]): Promise<{ code: number | null; told: Told }> {
  const { code, stdout, stderr } = await cartouche(["validate", "--json", ...words], environment);
  assert.ok(stdout, stderr);
  return { code, told: JSON.parse(stdout) };
}

async function harvest(): Promise<void> {
  const { code, stderr } = await cartouche(["harvest"], environment);
  assert.equal(code, 0, stderr);
}

const rows = async (): Promise<Record<string, string>[]> => {
  const { stdout } = await cartouche(["worklist", "--rule", "invalid-document", "--all", "--json"], environment);
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
};

type Document = { format: string; state: string; checked?: string; asItIsNow?: boolean; rules: { faults: object[] }[] };

const receipts = async (pid: string): Promise<Document[]> =>
  (await (await fetch(`${serving?.address}/${pid}/receipts`)).json()).documents;

before(async () => {
  writeFileSync(
    join(folder.path, "museum.ts"),
    `export const config = () => ({ institution: "Two works", baseUrl: "https://data.example.org", sources: [{ from: "./works.ts" }] });`,
  );
  museum("Sunflowers", "The Raising of Lazarus");
  await harvest();
  serving = await serve(environment);
});

test("without the standards' schemas that is told, nothing is invalid, and what needs none is checked all the same", async () => {
  const ready = await (await fetch(`${serving?.address}/health/ready`)).json();
  assert.deepEqual([ready.status, ready.validation, ready.unchecked], ["ok", "unchecked", byArtefact]);
  assert.match(ready.todo, /cartouche schemas/);
  const { code, told } = await validate("--all");
  assert.equal(code, 0);
  for (const [name, { offered, ...counts }] of Object.entries(told.formats)) {
    const state = byArtefact.includes(name) ? "unchecked" : "valid";
    assert.deepEqual(counts, { valid: 0, invalid: 0, unchecked: 0, [state]: offered }, name);
  }
  assert.deepEqual(told.formats["linked-art"], { offered: 2, valid: 0, invalid: 0, unchecked: 2 });
  assert.deepEqual(told.formats.json, { offered: 2, valid: 2, invalid: 0, unchecked: 0 });
  assert.deepEqual(told.formats.html, { offered: 2, valid: 2, invalid: 0, unchecked: 0 });
  assert.equal(told.types.object?.floor, 0);
});

let pid = "";

test("what is invalid is found with its place and fault, and ends the command with 1", async () => {
  shortLabels();
  const { code, stdout } = await cartouche(["validate", "--all", "--format", "linked-art"], environment);
  assert.equal(code, 1);
  const line = /^(\S+) linked-art, Linked Art 1\.0: \/_label: must NOT have more than 12 characters/m.exec(stdout);
  assert.match(stdout, /^linked-art +2 +1 +1 +0$/m);
  pid = line?.[1] ?? "";
  assert.ok(pid, stdout);
});

test("it is on the worklist of the source that describes it, and under its identifier, for programs and for people", async () => {
  const [row, ...more] = await rows();
  assert.equal(more.length, 0);
  assert.deepEqual([row?.source, row?.record, row?.pid, row?.field], ["works", "works/work/1", pid, "linked-art"]);
  assert.match(row?.detail ?? "", /does not hold to Linked Art 1\.0: must NOT have more than 12/);
  const documents = await receipts(pid);
  const linkedArt = documents.find(({ format }) => format === "linked-art");
  assert.deepEqual([linkedArt?.state, linkedArt?.asItIsNow, linkedArt?.rules[0]?.faults.length], ["invalid", true, 1]);
  assert.equal(documents.find(({ format }) => format === "json")?.state, "valid");
  const page = await fetch(`${serving?.address}/${pid}/receipts`, { headers: { accept: "text/html" } });
  assert.match(page.headers.get("content-type") ?? "", /^text\/html/);
  assert.match(await page.text(), /Linked Art 1\.0: invalid[\s\S]*must NOT have more than 12 characters/);
  const record = await (await fetch(`${serving?.address}/${pid}.html`)).text();
  assert.ok(record.includes(`href="/${pid}/receipts"`));
});

test("what has a good receipt is not checked again, unless that is asked for; a table has every fault", async () => {
  const checked = async () => (await receipts(pid)).map((document) => document.checked);
  const first = await checked();
  await validate("--all");
  assert.deepEqual(await checked(), first);
  const csv = join(folder.path, "invalid.csv");
  const { code } = await validate("--all", "--again", "--csv", csv);
  const again = await checked();
  assert.ok(again.every((time, at) => (time ?? "") > (first[at] ?? "")));
  const [row]: Record<string, string>[] = parse(readFileSync(csv), { columns: true });
  assert.deepEqual(
    [code, row?.pid, row?.format, row?.rule, row?.where],
    [1, pid, "linked-art", "Linked Art 1.0", "/_label"],
  );
});

test("a receipt is of one text: when the record has changed it says nothing, until it is checked again", async () => {
  museum("Sunflowers", "Lazarus");
  await harvest();
  assert.deepEqual(await rows(), []);
  assert.equal((await receipts(pid)).find(({ format }) => format === "linked-art")?.asItIsNow, false);
  const { code, told } = await validate("--all", "--format", "linked-art");
  assert.deepEqual([code, told.invalid.total, told.types.object?.floor], [0, 0, 1]);
  const linkedArt = (await receipts(pid)).find(({ format }) => format === "linked-art");
  assert.deepEqual([linkedArt?.state, linkedArt?.asItIsNow], ["valid", true]);
});

test("receipts can be thrown away while a server reads them", async () => {
  for (const end of ["", "-wal", "-shm"]) rmSync(join(folder.path, `data/receipts.sqlite${end}`), { force: true });
  const documents = await receipts(pid);
  assert.ok(documents.every(({ state, checked }) => state === "unchecked" && checked === undefined));
  assert.equal((await validate(pid)).code, 0);
  assert.equal((await receipts(pid))[0]?.state, "valid");
});

test("the command says what it needs", async () => {
  const said = async (...words: string[]) => (await cartouche(words, environment)).stderr;
  assert.match(await said("validate"), /Name identifiers, or say --all/);
  assert.match(await said("validate", "--all", "--format", "lidl"), /“lidl” is not a format\. There are: json, /);
  assert.match(await said("schemas", "--from", "ftp://x"), /no http or https address/);
});
