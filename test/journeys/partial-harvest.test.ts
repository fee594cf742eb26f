import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { freshFolder, root, serve } from "../command.ts";
import { cartouche } from "../command-here.ts";

describe("a harvest that could not read everything", () => {
  const folder = freshFolder();
  const records = join(folder.path, "records");
  const environment = {
    CARTOUCHE_DATA: join(folder.path, "data"),
    CARTOUCHE_CONFIG: join(folder.path, "museum.config.ts"),
  };
  const harvest = (...words: string[]) => cartouche(["harvest", ...words], environment);
  const lastLine = (text: string) => text.trim().split("\n").at(-1) ?? "";

  before(() => {
    cpSync(join(root, "src/sources/ciim/sample"), records, { recursive: true });
    const objects = join(records, "objects.ndjson");
    const lines = readFileSync(objects, "utf8").split("\n");
    writeFileSync(objects, lines.filter((line) => !line.endsWith('"cut')).join("\n"));
    const source = `ciim({ folder: ${JSON.stringify(records)} })`;
    writeFileSync(
      environment.CARTOUCHE_CONFIG,
      `export const config = ({ ciim }) => ({ institution: "Test", sources: [${source}] });\n`,
    );
  });
  after(folder.remove);

  test("is none where single records alone were rejected: they are in the report", async () => {
    const { code, stdout, stderr } = await harvest("--json");
    assert.equal(code, 0, stderr);
    assert.equal(JSON.parse(lastLine(stdout)).rejected, 1);
  });

  test("takes what it can, withdraws nothing and ends with 1, and its last line says what was not read", async () => {
    const { stdout: pids } = await cartouche(["status", "--json"], environment);
    const others = join(records, "others.json");
    writeFileSync(others, readFileSync(others, "utf8").slice(0, -40));
    const { code, stdout, stderr } = await harvest("--json");
    assert.equal(code, 1);
    assert.deepEqual([JSON.parse(lastLine(stdout)).state, JSON.parse(lastLine(stdout)).withdrawn], ["partial", 0]);
    assert.match(lastLine(stderr), /^Not all of ciim was read, .*others\.json/);
    const { stdout: now } = await cartouche(["status", "--json"], environment);
    assert.deepEqual(JSON.parse(now).pids, JSON.parse(pids).pids);
  });

  test("ends with 1 when its plan is approved, too", async () => {
    const { stdout, code } = await harvest("--dry-run", "--json");
    assert.equal(code, 0);
    const approved = await harvest("--approve", String(JSON.parse(lastLine(stdout)).run));
    assert.equal(approved.code, 1);
    assert.match(lastLine(approved.stderr), /^Not all of ciim was read, .*others\.json/);
  });

  test("keeps nobody from what there is: `cartouche start` serves it", async () => {
    const serving = await serve(environment, ["start"]);
    const { stderr } = await serving.stop();
    assert.match(stderr, /Not all of ciim was read/);
  });
});
