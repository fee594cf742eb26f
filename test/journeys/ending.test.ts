import assert from "node:assert/strict";
import { type ChildProcess, execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { begin, cartouche, type Environment, ended, exampleConfig, freshFolder, serve } from "../command.ts";
import { harvestExample } from "../example-museum.ts";

const folder = freshFolder();
const environment: Environment = { CARTOUCHE_DATA: folder.path, CARTOUCHE_CONFIG: exampleConfig, CARTOUCHE_PORT: "0" };

/** A configuration whose source never ends: what is begun on it stays in its harvest. */
const endless = join(folder.path, "endless.config.ts");

before(async () => {
  await harvestExample(folder.path);
  const source = `{ name: "endless", title: "Endless", revision: "1", async *read() { await new Promise((done) => setTimeout(done, 60_000)); }, describe() {} }`;
  writeFileSync(endless, `export const config = () => ({ institution: "Test", sources: [${source}] });\n`);
});
after(folder.remove);

/** Waits until `start` has begun to harvest; the process that harvests. */
async function harvesting(child: ChildProcess): Promise<number> {
  await new Promise<void>((resolve) => {
    child.stderr?.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("harvesting")) resolve();
    });
  });
  const processes = execFileSync("ps", ["-A", "-o", "ppid=,pid="], { encoding: "utf8" }).split("\n");
  const found = processes.map((line) => line.trim().split(/\s+/)).find(([parent]) => Number(parent) === child.pid);
  return Number(found?.[1]);
}

function lives(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch {
    return false;
  }
}

describe("a reader that goes away", () => {
  for (const words of [["status"], ["status", "--findings"], ["harvest"], ["resolve", "NG35"]]) {
    test(`does no harm to “${words.join(" ")}”: no fault is told, and the work is done`, async () => {
      const child = begin(words, environment);
      child.stdout?.destroy();
      const { code, stderr } = await ended(child);
      assert.equal(code, 0, stderr);
      assert.doesNotMatch(stderr, /EPIPE/);
    });
  }

  test("a harvest whose progress nobody reads goes on", async () => {
    const child = begin(["harvest", "--full", "--json"], environment);
    child.stderr?.destroy();
    const { code, stdout } = await ended(child);
    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout).state, "complete");
  });
});

describe("start, while it harvests", () => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    test(`ends well on ${signal}, and leaves no harvest behind`, async () => {
      const child = begin(["start"], { ...environment, CARTOUCHE_CONFIG: endless });
      const end = ended(child);
      const harvest = await harvesting(child);
      child.kill(signal);
      assert.equal((await end).code, 0);
      assert.equal(lives(harvest), false);
    });
  }

  test("serves what there is when the harvest is killed, as for want of memory, and says so", async () => {
    const child = begin(["start"], { ...environment, CARTOUCHE_CONFIG: endless });
    const end = ended(child);
    const listening = new Promise<void>((resolve) => {
      child.stdout?.on("data", (chunk: Buffer) => {
        if (chunk.toString().includes("listening")) resolve();
      });
    });
    process.kill(await harvesting(child), "SIGKILL");
    await Promise.race([listening, end]);
    child.kill("SIGTERM");
    const { code, stdout, stderr } = await end;
    assert.match(stdout, /listening/);
    assert.match(stderr, /ended by SIGKILL/);
    assert.equal(code, 0);
  });
});

describe("the lease's files, when they are spoilt", () => {
  test("a name that cannot be written is no fault", async () => {
    const name = join(folder.path, "lease.json");
    rmSync(name);
    mkdirSync(name);
    assert.equal((await cartouche(["harvest"], environment)).code, 0);
    rmSync(name, { recursive: true });
  });

  test("a lock that is no SQLite file is said to be so; a server on it goes on answering", async () => {
    writeFileSync(join(folder.path, "lease.sqlite"), "no database at all".repeat(1000));
    const { code, stderr } = await cartouche(["harvest"], environment);
    assert.equal(code, 3);
    assert.match(stderr, /lease\.sqlite.*Delete it: nothing is in it/);
    const child = begin(["serve"], environment);
    const end = ended(child);
    const address = await new Promise<string>((resolve) => {
      child.stdout?.on("data", (chunk: Buffer) => {
        const found = /listening (http:\S+)/.exec(chunk.toString())?.[1];
        if (found) resolve(found);
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal((await fetch(`${address}/lookup/inventory/NG35`)).status, 200);
    assert.equal((await fetch(`${address}/health/ready`)).status, 503);
    rmSync(join(folder.path, "lease.sqlite"));
    child.kill("SIGTERM");
    const told = (await end).stderr.match(/could not be followed/g) ?? [];
    assert.equal(told.length, 1);
    const next = await serve(environment);
    assert.equal((await next.stop()).code, 0);
  });
});
