import { type ChildProcess, fork } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Pid } from "../src/identifiers/pid.ts";
import { openSqliteRegistry } from "../src/registry/sqlite/registry.ts";
import type { Change, Store } from "../src/store/port.ts";
import { openSqliteStore } from "../src/store/sqlite/store.ts";
import { ask, startOn } from "./load.ts";
import { cartouche, freshFolder, root } from "./run.ts";
import { medianOf, type Row } from "./table.ts";
import { conceptKey, renameConcept, writeWorks } from "./works-of-a-concept.ts";

const works = Number(process.env.CARTOUCHE_BENCH_WORKS ?? 16_000);
const rounds = 3;
const idleMs = 5_000;
const askedPerSecond = 200;
const fewPaths = 200;
const sampled = 500;
const changesAtOnce = 10_000;

/** What was measured: the concept and the works, where, and how to ask for them. */
type Museum = { folder: string; data: string; config: string; concept: Pid; pids: Pid[]; store: Store };

/**
 * A concept that 16 000 works have (or `CARTOUCHE_BENCH_WORKS`) is renamed in its source and harvested, while a server answers: how
 * long until every work's datestamp has moved, and how long answers took meanwhile beside how long they took before.
 */
export async function benchRipple(): Promise<Row[]> {
  const folder = freshFolder();
  try {
    const museum = await museumIn(folder);
    const words = [join(root, "src/main.ts"), "serve", "--config", museum.config];
    const server = await startOn(words, { CARTOUCHE_DATA: museum.data, CARTOUCHE_PORT: "0" });
    try {
      return await measure(museum, server.address);
    } finally {
      server.process.kill();
      await museum.store.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function museumIn(folder: string): Promise<Museum> {
  const [data, config] = [join(folder, "data"), join(folder, "cartouche.config.ts")];
  writeWorks(join(folder, "works"), { works, name: "marine paintings" });
  writeFileSync(
    config,
    `export const config = ({ push }) => ({ institution: "A museum", sources: [push({ name: "works", folder: "./works", audience: "public" })] });\n`,
  );
  await cartouche(["harvest", "--json", "--config", config], data);
  const registry = openSqliteRegistry({ file: join(data, "registry.sqlite"), readOnly: true });
  const concept = (await registry.lookup([conceptKey])).get(conceptKey);
  await registry.close();
  const store = openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") });
  const pids = await store.list({ type: "object", public: true, limit: works + 1 });
  if (!concept || pids.length !== works) throw new Error(`${pids.length} works were harvested, not ${works}`);
  return { folder, data, config, concept, pids, store };
}

async function measure(museum: Museum, address: string): Promise<Row[]> {
  const { folder, pids } = museum;
  const file = join(folder, "paths.json");
  const few = pids.slice(0, fewPaths);
  const paths = {
    "resolve, each time another": pids.map((pid) => `/${pid}`),
    "resolve, the same few again": few.map((pid) => `/${pid}`),
    "document, JSON": pids.map((pid) => `/${pid}.json`),
  };
  writeFileSync(file, JSON.stringify(paths));
  const asking = fork(join(root, "bench/asking-process.ts"), [address, file, String(askedPerSecond)]);
  const seconds: number[] = [];
  const measured: { idle: Heard; during: Heard }[] = [];
  try {
    await pause(2_000);
    for (let round = 1; round <= rounds; round++) {
      await heard(asking);
      await pause(idleMs);
      const idle = await heard(asking);
      const name = `marine paintings, named anew ${round}`;
      seconds.push(await rename(museum, name));
      measured.push({ idle, during: await heard(asking) });
      await mustShow(name, museum, address);
    }
  } finally {
    asking.disconnect();
  }
  const out = { what: "wholly out", count: works, seconds: medianOf(seconds).toFixed(1) };
  return [out, ...Object.keys(paths).map((kind) => rowOf(kind, measured))];
}

/** Harvests the concept under another name; answers after how many seconds the last work's line was in the change list. */
async function rename({ folder, data, config, concept, pids, store }: Museum, name: string): Promise<number> {
  const before = await lastSeq(store);
  renameConcept(join(folder, "works"), name);
  const started = performance.now();
  const since = new Date().toISOString();
  const harvesting = cartouche(["harvest", "--json", "--config", config], data);
  const waiting = new Set(pids);
  let seconds = Number.NaN;
  for (let after = before; waiting.size > 0; ) {
    const changes = await store.changes(after, changesAtOnce);
    for (const change of changes) told(change, waiting, concept);
    after = changes.at(-1)?.seq ?? after;
    seconds = (performance.now() - started) / 1000;
    if (seconds > 300) throw new Error(`${waiting.size} works were never told`);
    if (waiting.size > 0) await pause(50);
  }
  await harvesting;
  for (const pid of pids) {
    const modified = (await store.read(pid))?.modified;
    if (modified === undefined || modified < since) throw new Error(`${pid} has a datestamp of before: ${modified}`);
  }
  return seconds;
}

/** The cause is written down, each work is told once, and nothing but the concept itself has a new version. */
function told({ pid, kind, version, cause }: Change, waiting: Set<Pid>, concept: Pid): void {
  if (pid === concept && kind === "update") return;
  if (kind !== "ripple" || cause !== concept || version !== 1 || !waiting.delete(pid))
    throw new Error(`${pid} has the line “${kind}” of ${cause}, version ${version}`);
}

async function lastSeq(store: Store): Promise<number> {
  for (let seq = 0; ; ) {
    const last = (await store.changes(seq, changesAtOnce)).at(-1);
    if (!last) return seq;
    seq = last.seq;
  }
}

async function mustShow(name: string, { pids, store }: Museum, address: string): Promise<void> {
  const now = await store.list({ type: "object", public: true, limit: works + 1 });
  if (now.join() !== pids.join()) throw new Error("PIDs moved");
  const step = Math.max(1, Math.floor(pids.length / sampled));
  for (let at = 0; at < pids.length; at += step) {
    const { status, body } = await ask(`${address}/${pids[at]}.json`);
    if (status !== 200 || !body.includes(name)) throw new Error(`${pids[at]} answers ${status}, without the new name`);
  }
}

type Heard = Record<string, number[]>;

/** What was answered since the last time. */
async function heard(asking: ChildProcess): Promise<Heard> {
  const said = new Promise<{ answers: Heard; faults: number }>((resolve, reject) => {
    asking.once("message", (message) => resolve(message as { answers: Heard; faults: number }));
    asking.once("exit", () => reject(new Error("the asking process ended")));
  });
  asking.send("how long did it take?");
  const { answers, faults } = await said;
  if (faults > 0) throw new Error(`${faults} answers were faults`);
  return answers;
}

function rowOf(kind: string, measured: readonly { idle: Heard; during: Heard }[]): Row {
  const both = measured.map(({ idle, during }) => ({ idle: idle[kind] ?? [], during: during[kind] ?? [] }));
  const middle = (share: number, when: "idle" | "during") => medianOf(both.map((round) => shareOf(round[when], share)));
  const ratio = medianOf(both.map(({ idle, during }) => shareOf(during, 0.99) / shareOf(idle, 0.99)));
  return {
    what: kind,
    count: both.reduce((sum, { during }) => sum + during.length, 0),
    "idle p50 ms": middle(0.5, "idle").toFixed(2),
    "idle p99 ms": middle(0.99, "idle").toFixed(2),
    "during p50 ms": middle(0.5, "during").toFixed(2),
    "during p99 ms": middle(0.99, "during").toFixed(2),
    "p99 ×": ratio.toFixed(2),
  };
}

function shareOf(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
