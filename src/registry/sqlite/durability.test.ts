import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { leafHash, merkleRoot } from "../merkle.ts";
import { openSqliteRegistry } from "./registry.ts";

const folder = mkdtempSync(join(tmpdir(), "cartouche-durability-"));
const program = fileURLToPath(new URL("./fixtures/assign-loop.ts", import.meta.url));
const running = new Set<ChildProcess>();
after(() => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** Starts the assigning process; `lines` are what it has acknowledged, whole lines only. */
function assignLoop(file: string, prefix: string, count: number) {
  const child = spawn(process.execPath, [program, file, prefix, String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.add(child);
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  const ended = once(child, "close").then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  const lines = () =>
    text
      .slice(0, text.lastIndexOf("\n") + 1)
      .split("\n")
      .slice(0, -1);
  return { child, ended, lines, first: once(child.stdout, "data") };
}

test("whatever was acknowledged before a kill is there, and the log's root is that of all its leaves", async () => {
  const file = join(folder, "killed.sqlite");
  const acknowledged = new Map<string, { pid: string; state: string; into?: string; mergeId?: string }>();
  for (let round = 0; round < 10; round++) {
    const { child, ended, lines, first } = assignLoop(file, `round-${round}`, 1_000_000);
    await first;
    await delay(Math.random() * 60);
    child.kill("SIGKILL");
    await ended;
    for (const line of lines()) {
      const [key = "", pid = "", state = "", into, mergeId] = line.split(" ");
      acknowledged.set(key, { pid, state, ...(into && mergeId && { into, mergeId }) });
    }
    const registry = openSqliteRegistry({ file });
    for (const [key, { pid, state, into, mergeId }] of acknowledged) {
      assert.equal((await registry.lookup([key])).get(key), pid);
      const resolution = await registry.resolve(pid);
      assert.ok(resolution.found && (state === "reserved" || resolution.state !== "reserved"), pid);
      if (state === "merged") assert.deepEqual(resolution.end, { state, into, mergeId });
    }
    const { size, root } = await registry.head();
    await registry.close();
    const leaves = leavesOf(file);
    assert.equal(leaves.length, size);
    assert.equal(merkleRoot(leaves.map(leafHash)).toString("hex"), root);
  }
  assert.ok(acknowledged.size >= 10, "every round acknowledged something");
  assert.ok(
    [...acknowledged.values()].some(({ state }) => state === "merged"),
    "merges among them",
  );
});

test("two processes that assign the same keys to a new registry at once, and merge, agree on every PID and every merge", async () => {
  const file = join(folder, "raced.sqlite");
  const racers = [assignLoop(file, "same", 150), assignLoop(file, "same", 150)];
  assert.deepEqual(await Promise.all(racers.map(({ ended }) => ended)), [0, 0]);
  const [one = [], other = []] = racers.map(({ lines }) => lines());
  assert.equal(one.length, 375);
  assert.deepEqual(one, other);
  const registry = openSqliteRegistry({ file, readOnly: true });
  const { active, merged } = await registry.counts();
  assert.deepEqual([active, merged], [75, 75]);
  assert.equal((await registry.head()).size, 375);
  await registry.close();
});

function leavesOf(file: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const leaves = database
    .prepare("SELECT leaf FROM event ORDER BY seq")
    .all()
    .map((row) => String(row.leaf));
  database.close();
  return leaves;
}

test("when its writer is closed all is in the file, though others read it still, and nothing is left beside it", async () => {
  const file = join(folder, "beside.sqlite");
  const writer = openSqliteRegistry({ file });
  const reader = openSqliteRegistry({ file, readOnly: true });
  const [assigned] = await writer.assign([{ key: "tms/object/1", type: "object" }]);
  assert.ok(assigned && (await reader.resolve(assigned.pid)).found);
  assert.ok(statSync(`${file}-wal`).size > 0);
  await writer.close();
  assert.equal(statSync(`${file}-wal`).size, 0);
  assert.ok((await reader.resolve(assigned.pid)).found);
  await reader.close();
});
