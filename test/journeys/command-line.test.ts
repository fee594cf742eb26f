import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { cartouche as cartoucheApart, type Environment, exampleConfig, freshFolder } from "../command.ts";
import { cartouche } from "../command-here.ts";
import { harvestExample } from "../example-museum.ts";

describe("the command line, on the example museum", () => {
  const folder = freshFolder();
  const environment: Environment = { CARTOUCHE_DATA: folder.path, CARTOUCHE_CONFIG: exampleConfig };
  before(async () => {
    await harvestExample(folder.path);
  });
  after(folder.remove);

  test("--help is there for every command, and exits well", async () => {
    const commands = [
      [],
      ["serve"],
      ["harvest"],
      ["status"],
      ["resolve"],
      ["format"],
      ["config"],
      ["config", "check"],
      ["start"],
    ];
    for (const words of commands) {
      const run = words.length === 0 ? cartoucheApart : cartouche;
      const { code, stdout } = await run([...words, "--help"]);
      assert.equal(code, 0, words.join(" "));
      assert.match(stdout, /Usage: cartouche/);
    }
  });

  test("wrong usage exits 2 and says what is right", async () => {
    assert.equal((await cartoucheApart(["hravest"])).code, 2);
    assert.equal((await cartouche(["resolve"])).code, 2);
    assert.equal((await cartouche(["harvest", "--nonsense"])).code, 2);
    const unknown = await cartoucheApart(["harvest", "nosource"], environment);
    assert.equal(unknown.code, 1);
    assert.match(unknown.stderr, /No source is named nosource.*tms/);
  });

  test("a second harvest changes nothing, and its JSON ends standard output with counts that reconcile", async () => {
    const { code, stdout } = await cartoucheApart(["harvest", "--json"], environment);
    assert.equal(code, 0);
    const report = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
    assert.equal(report.source, "tms");
    assert.equal(report.fetched, report.unchanged);
    assert.equal(report.created + report.updated + report.rejected + report.withdrawn, 0);
    for (const { read, used, reported } of Object.values<{ read: number; used: number; reported: number }>(
      report.rows,
    )) {
      assert.equal(read, used + reported);
    }
  });

  test("--dry-run tells step by step what would come, and mints nothing", async () => {
    const other = freshFolder();
    const { code, stdout } = await cartouche(["harvest", "--dry-run", "--json"], {
      ...environment,
      CARTOUCHE_DATA: other.path,
    });
    assert.equal(code, 0);
    const lines = stdout.trim().split("\n");
    const report = JSON.parse(lines.at(-1) ?? "");
    assert.ok(report.created > 100);
    assert.equal(report.state, "planned");
    assert.equal(lines.length - 1, report.created);
    assert.equal(JSON.parse(lines[0] ?? "").action, "mint");
    const status = await cartouche(["status", "--json"], { ...environment, CARTOUCHE_DATA: other.path });
    assert.ok(Object.values(JSON.parse(status.stdout).pids).every((count) => count === 0));
    other.remove();
  });

  test("status counts by entity type and by PID state, and names the last run", async () => {
    const { stdout } = await cartouche(["status", "--json"], environment);
    const status = JSON.parse(stdout);
    assert.ok(status.pids.active > 200);
    assert.ok(status.entities.object >= 110 && status.entities.person >= 30);
    assert.equal(status.runs[0].state, "complete");
    assert.match((await cartouche(["status"], environment)).stdout, /active/);
  });

  test("resolve takes a number, a PID in any spelling, an address and a source key, and says what it found", async () => {
    const resolve = async (text: string) =>
      JSON.parse((await cartouche(["resolve", text, "--json"], environment)).stdout);
    const { pid } = await resolve("NG6692");
    for (const text of [
      "L1307",
      pid,
      pid.toLowerCase().replaceAll("-", " "),
      `https://data.example.org/${pid}`,
      `ark:99999/${pid.replaceAll("-", "").toLowerCase()}`,
    ]) {
      assert.equal((await resolve(text)).pid, pid, text);
    }
    const none = await cartouche(["resolve", "NONE", "--json"], environment);
    assert.equal(none.code, 1);
    assert.equal(JSON.parse(none.stdout).found, false);
  });

  test("format prints a document to standard output, and names the formats when there is no such", async () => {
    const { pid } = JSON.parse((await cartouche(["resolve", "NG3863", "--json"], environment)).stdout);
    const turtle = await cartoucheApart(["format", pid, "ttl"], environment);
    assert.equal(turtle.code, 0);
    assert.match(turtle.stdout, /Sunflowers/);
    const wrong = await cartouche(["format", pid, "docx"], environment);
    assert.equal(wrong.code, 1);
    assert.match(wrong.stderr, /json, .*ttl/);
  });

  test("config check reports every fault at once: unknown keys, bad environment, a source that is none", async () => {
    const file = join(folder.path, "faulty.config.ts");
    writeFileSync(
      file,
      `export const config = () => ({ institution: "", sources: [{}], colour: "red", licence: "x" });\n`,
    );
    const { code, stderr } = await cartouche(["config", "check", "--config", file], {
      CARTOUCHE_PORT: "many",
      CARTOUCHE_BASE_URL: "nowhere",
    });
    assert.equal(code, 1);
    for (const fault of [
      /“colour”/,
      /institution/,
      /sources\.0/,
      /licence/,
      /CARTOUCHE_PORT is “many”/,
      /CARTOUCHE_BASE_URL is “nowhere”/,
    ]) {
      assert.match(stderr, fault);
    }
    const missing = await cartouche(["config", "check", "--config", join(folder.path, "absent.ts")]);
    assert.match(missing.stderr, /does not exist/);
    assert.equal((await cartouche(["config", "check"], environment)).code, 0);
  });
});
