import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { type Ended, freshFolder, root } from "../command.ts";
import { cartouche } from "../command-here.ts";

const works = join(root, "examples/small-museum/tms");

describe("bad input: a clear fault that says what to do, and nothing lost that was acknowledged", () => {
  const folder = freshFolder();
  const tms = join(folder.path, "tms");
  const environment = {
    CARTOUCHE_DATA: join(folder.path, "data"),
    CARTOUCHE_CONFIG: join(folder.path, "museum.config.ts"),
  };
  let before_: string;

  const restore = () => {
    rmSync(tms, { recursive: true, force: true });
    cpSync(works, tms, { recursive: true });
  };
  const table = (name: string) => join(tms, `${name}.csv`);
  const edit = (name: string, change: (text: string) => string) =>
    writeFileSync(table(name), change(readFileSync(table(name), "utf8")));
  const pids = async () => JSON.stringify(JSON.parse((await cartouche(["status", "--json"], environment)).stdout).pids);
  const harvest = () => cartouche(["harvest", "--json"], environment);
  const reportOf = ({ stdout }: Ended) => JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}");
  const found = async (rule: RegExp) => {
    const { stdout } = await cartouche(["status", "--findings", "--json"], environment);
    return stdout
      .trim()
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .filter((finding) => rule.test(finding.rule));
  };

  before(async () => {
    mkdirSync(tms);
    restore();
    const options = `{ folder: ${JSON.stringify(tms)}, mapping: { audience: "public" } }`;
    writeFileSync(
      environment.CARTOUCHE_CONFIG,
      `export const config = ({ tms }) => ({ institution: "Test", sources: [tms(${options})] });\n`,
    );
    const first = await harvest();
    assert.equal(first.code, 0, first.stderr);
    before_ = await pids();
  });
  after(folder.remove);

  test("a truncated gzip: what follows cannot be trusted, so nothing is withdrawn", async () => {
    const packed = gzipSync(readFileSync(table("Objects")));
    rmSync(table("Objects"));
    writeFileSync(join(tms, "Objects.csv.gz"), packed.subarray(0, packed.length - 400));
    const { code, stderr } = await harvest();
    assert.equal(code, 1);
    assert.match(stderr, /Objects\.csv\.gz/);
    assert.match(stderr, /source-unreadable/);
    assert.equal(await pids(), before_);
    restore();
  });

  test("a wrong delimiter names the file and what was expected", async () => {
    edit("Objects", (text) => text.replaceAll(",", ";"));
    const { code, stderr } = await harvest();
    assert.equal(code, 1);
    assert.match(stderr, /Objects\.csv.*(comma|delimiter|separat)/is);
    assert.equal(await pids(), before_);
    restore();
  });

  test("a missing table, and a missing column, name what is missing", async () => {
    rmSync(table("Objects"));
    const gone = await harvest();
    assert.equal(gone.code, 1);
    assert.match(gone.stderr, /Objects/);
    restore();
    edit("Objects", (text) => text.replace("ObjectNumber", "Inventarnummer"));
    const column = await harvest();
    assert.equal(column.code, 1);
    assert.match(column.stderr, /ObjectNumber/);
    assert.match(column.stderr, /Inventarnummer/);
    assert.equal(await pids(), before_);
    restore();
  });

  test("half of an export missing: the withdrawal is held until a person agrees", async () => {
    edit("Objects", (text) => `${text.split("\n").slice(0, 40).join("\n")}\n`);
    const { code, stderr } = await harvest();
    assert.equal(code, 1);
    const [, run = ""] = /cartouche harvest --approve (\d+)/.exec(stderr) ?? [];
    assert.equal(await pids(), before_);
    const shown = await cartouche(["harvest", "show", run, "--json"], environment);
    const actions = shown.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).action);
    assert.ok(actions.filter((action) => action === "stub").length > 10);
    assert.equal((await cartouche(["harvest", "discard", run], environment)).code, 0);
    const late = await cartouche(["harvest", "--approve", run], environment);
    assert.equal(late.code, 1);
    assert.match(late.stderr, /plan-unknown/);
    restore();
    assert.equal((await harvest()).code, 0);
  });

  test("invalid UTF-8 spoils its own row only, and says where it is", async () => {
    const bytes = readFileSync(table("Constituents"));
    const at = bytes.indexOf("Jan van Eyck");
    assert.ok(at > 0);
    bytes[at + 1] = 0xff;
    writeFileSync(table("Constituents"), bytes);
    const ended = await harvest();
    const [finding] = await found(/utf/i);
    assert.ok(finding, ended.stderr);
    assert.match(finding.file, /Constituents/);
    assert.ok(finding.row > 1);
    assert.equal(await pids(), before_);
    restore();
  });

  test("a duplicate key and a reference to nothing are reported with file and row; the rest gets in", async () => {
    edit("Objects", (text) => `${text}${text.split("\n")[1]}\n`);
    edit("ObjTitles", (text) => `${text}999999,999999,A title of nothing,,,1\n`);
    const ended = await harvest();
    assert.equal(ended.code, 0, ended.stderr);
    const report = reportOf(ended);
    assert.ok(report.rows.Objects.reported >= 1 && report.rows.ObjTitles.reported >= 1);
    const [duplicate] = await found(/duplicate/);
    const [nothing] = await found(/nothing/);
    assert.ok(duplicate.row > 1 && duplicate.detail.length > 20);
    assert.match(nothing.file, /ObjTitles/);
    restore();
  });

  test("a 10 MB field does no harm: taken or refused by its own row, and the rest gets in", async () => {
    edit("ObjWebLabels", (text) => `${text}1,"${"long ".repeat(2_000_000)}"\n`);
    const ended = await harvest();
    assert.equal(ended.code, 0, ended.stderr.slice(0, 2000));
    assert.ok((await found(/./)).some(({ file, detail }) => /ObjWebLabels/.test(file) && detail.length < 1000));
    restore();
    assert.equal((await harvest()).code, 0);
    assert.equal(await pids(), before_);
  });

  test("a source that throws for a record rejects that record alone, and keeps its last good description", async () => {
    const own = join(folder.path, "own-source.ts");
    const config = join(folder.path, "own.config.ts");
    const data = join(folder.path, "own-data");
    writeFileSync(
      config,
      `export const config = () => ({ institution: "Own", sources: [{ from: "./own-source.ts" }] });\n`,
    );
    const write = (bad: string) =>
      writeFileSync(
        own,
        `
        const fact = (key: string) => ({ kind: "name", use: "preferred", text: [{ value: key }], key: "n", audience: "public", from: { source: "own", record: key, field: "x" } });
        export const source = {
          name: "own", title: "Own", revision: "${bad}",
          async *read() { for (const id of ["1", "2"]) yield { record: { key: "own/thing/" + id, original: id, at: { file: "own.txt", row: Number(id) } } }; },
          describe(record: { key: string }) { if (record.key.endsWith("${bad}")) throw new Error("The title is missing."); return { drafts: [{ subject: record.key, type: "object", facts: [fact(record.key)] }], findings: [] }; },
        };`,
      );
    write("none");
    assert.equal((await cartouche(["harvest"], { CARTOUCHE_DATA: data, CARTOUCHE_CONFIG: config })).code, 0);
    write("2");
    const second = await cartouche(["harvest", "--json"], { CARTOUCHE_DATA: data, CARTOUCHE_CONFIG: config });
    assert.equal(reportOf(second).rejected, 1);
    assert.equal(reportOf(second).withdrawn, 0);
    assert.match(second.stderr, /own\.txt, row 2.*The title is missing/);
    const status = JSON.parse(
      (await cartouche(["status", "--json"], { CARTOUCHE_DATA: data, CARTOUCHE_CONFIG: config })).stdout,
    );
    assert.deepEqual([status.pids.reserved, status.pids.active, status.pids.stub], [0, 2, 0]);
  });

  test("records that vanish become stubs that keep answering, and come back under the same PID", async () => {
    const where = async () => JSON.parse((await cartouche(["resolve", "NG3863", "--json"], environment)).stdout);
    const sunflowers = await where();
    edit("Objects", (text) =>
      text
        .split("\n")
        .filter((line) => !line.includes(",NG3863,"))
        .join("\n"),
    );
    const gone = reportOf(await harvest());
    assert.ok(gone.withdrawn >= 1);
    assert.equal((await where()).state, "stub");
    const document = await cartouche(["format", sunflowers.pid, "json"], environment);
    assert.equal(document.code, 0, document.stderr);
    assert.equal(JSON.parse(document.stdout).state, "stub");
    restore();
    assert.equal((await harvest()).code, 0);
    assert.deepEqual({ ...(await where()), since: "" }, { ...sunflowers, since: "" });
    assert.equal(await pids(), before_);
  });
});
