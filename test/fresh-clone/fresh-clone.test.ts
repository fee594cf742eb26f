import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("a fresh clone, with an empty npm cache and no data beside it", () => {
  const folder = mkdtempSync(join(tmpdir(), "cartouche-clone-"));
  const clone = join(folder, "cartouche");
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** The environment of a newcomer: their own Node, none of this checkout's tools, none of our settings. */
  const inherited = Object.entries(process.env).filter(([name]) => !/^(CARTOUCHE_|NODE_TEST|npm_)/.test(name));
  const path = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((place) => !place.includes("node_modules"))
    .join(delimiter);
  const environment = { ...Object.fromEntries(inherited), PATH: path, npm_config_cache: join(folder, "npm-cache") };

  test("npm start installs, harvests, serves and answers a PID; Ctrl-C ends it cleanly", async (t) => {
    assert.equal(spawnSync("git", ["clone", "--quiet", root, clone]).status, 0);
    const started = performance.now();
    const child = spawn("npm", ["start"], {
      cwd: clone,
      env: { ...environment, CARTOUCHE_PORT: "0" },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
      child.on("close", (code, signal) => resolve({ code, signal }));
    });
    let said = "";
    const address = await new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (chunk: Buffer) => {
          said += chunk.toString();
          const found = /listening (http:\S+)/.exec(said)?.[1];
          if (found) resolve(found);
        });
      }
      void ended.then(({ code }) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
    });
    const answer = await fetch(`${address}/lookup/inventory/NG3863`, { headers: { accept: "application/json" } });
    assert.equal(answer.status, 200);
    t.diagnostic(`npm start answered a PID after ${((performance.now() - started) / 1000).toFixed(1)} s`);
    assert.equal(JSON.parse(await answer.text()).type, "object");
    process.kill(-(child.pid ?? 0), "SIGINT");
    // The server ends with 0; npm, which the terminal interrupts too, then passes the interrupt on as its own end.
    const { code, signal } = await ended;
    assert.ok(code === 0 || signal === "SIGINT", `${code} ${signal}: ${said}`);
    assert.doesNotMatch(said, /npm error|Error:/);
    await assert.rejects(fetch(address));
  });

  // The whole of `npm test` is run by `.ci/run` on a checkout as clean as this one; what a clone can change is what a test finds beside it.
  test("tests that want what a clone does not have beside it pass all the same, and say what they skip", async (t) => {
    const started = performance.now();
    const files = globSync("{src,test/{journeys,conformance}}/**/*.test.ts", { cwd: clone }).filter((file) =>
      /shared\/|withoutShared/.test(readFileSync(join(clone, file), "utf8")),
    );
    assert.ok(files.length > 5, "there are some");
    const run = spawnSync(join(clone, "node_modules/.bin/node"), ["--test", ...files], {
      cwd: clone,
      env: environment,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    t.diagnostic(`${files.length} files took ${((performance.now() - started) / 1000).toFixed(1)} s`);
    assert.equal(run.status, 0, run.stdout.slice(-6000) + run.stderr.slice(-2000));
    assert.match(run.stdout, /skipped [1-9]/);
  });
});
