import { spawnSync } from "node:child_process";
import { closeSync, fdatasyncSync, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Pid } from "../src/identifiers/pid.ts";
import { checkpointsOf, currentCheckpoint } from "../src/registry/log/current-checkpoint.ts";
import { databaseSource } from "../src/registry/log/database-source.ts";
import { verifyLog } from "../src/registry/log/verify-log.ts";
import type { Registry } from "../src/registry/port.ts";
import { openLogReader } from "../src/registry/sqlite/log-reader.ts";
import { openSqliteRegistry } from "../src/registry/sqlite/registry.ts";
import { memoryRows } from "./memory.ts";
import { betaOf, mintInBulk, pidsSpread, spread } from "./registry-samples.ts";
import { freshFolder, root } from "./run.ts";
import { medianOf, type Row } from "./table.ts";
import { bulkRow, rowOf, type Timed, timeEach, together } from "./timing.ts";

const pidCount = Number(process.env.CARTOUCHE_BENCH_PIDS ?? 100_000);
const rounds = 5;
const singlesARound = 400;
const merges = 1000;
const resolved = 50_000;
const mistyped = 1000;
const logName = "bench.example.org/log";
const decision = { actor: "desk:bench", reason: "measured" };

/** The registry by itself, in a fresh folder: minting in bulk and singly, resolving, merging, its log, its size on disk and in memory. */
export async function benchRegistry(): Promise<Row[]> {
  if (!Number.isSafeInteger(pidCount) || pidCount < 1)
    throw new Error("CARTOUCHE_BENCH_PIDS is how many identifiers to measure with, such as 1000000");
  const folder = freshFolder();
  const file = join(folder, "registry.sqlite");
  try {
    const rows = await bulkRows(file);
    rows.push(sizeRow("file, PIDs and keys alone", file));
    const registry = openSqliteRegistry({ file });
    rows.push(...(await singleRows(registry, folder)));
    rows.push(...(await describeRows(registry)));
    const texts = await textsIn(registry);
    rows.push(...(await resolveRows(registry, texts)));
    rows.push(...(await mergeRows(registry)));
    rows.push(...(await logRows(registry, file, folder)));
    await registry.close();
    rows.push(sizeRow("file, each active and with an alias", file));
    rows.push(...(await residentRows(file, folder)));
    rows.push(...(await memoryRows({ file, folder, texts })));
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bulkRows(file: string): Promise<Row[]> {
  const registry = openSqliteRegistry({ file });
  const rows: Row[] = [];
  for (const [what, expected] of [
    ["mint in bulk, calls of 10 000", pidCount],
    ["the same again, nothing new", 0],
  ] as const) {
    const { seconds } = await timeEach([expected], async () =>
      mustBe(await mintInBulk(registry, "bench/object", pidCount), expected, "new PIDs"),
    );
    rows.push(bulkRow(what, pidCount, seconds));
  }
  await registry.close();
  return rows;
}

/** Durable mints beside what the disk can do, alternating: 4 KiB over and over in one file, `fdatasync` after each. */
async function singleRows(registry: Registry, folder: string): Promise<Row[]> {
  const parts = { mints: [] as Timed[], syncs: [] as Timed[] };
  const page = Buffer.alloc(4096, 1);
  const file = openSync(join(folder, "peer"), "w");
  const places = Array.from({ length: singlesARound }, (_, at) => at);
  for (const at of places) writeSync(file, page, 0, page.length, at * page.length);
  fdatasyncSync(file);
  for (let round = 0; round < rounds; round++) {
    parts.syncs.push(
      await timeEach(places, (at) => {
        writeSync(file, page, 0, page.length, at * page.length);
        fdatasyncSync(file);
      }),
    );
    parts.mints.push(await timeEach(places, (at) => mintOne(registry, `bench/single/${round}-${at}`)));
  }
  closeSync(file);
  const ratio = medianOf(parts.mints.map(({ seconds }, at) => (parts.syncs[at]?.seconds ?? Number.NaN) / seconds));
  return [
    { ...rowOf("mint one, durable", together(parts.mints)), beside: `${ratio.toFixed(2)} × fdatasync` },
    rowOf("the machine's own fdatasync, 4 KiB", together(parts.syncs)),
  ];
}

const mintOne = (registry: Registry, key: string) => registry.assign([{ key, type: "object" }]);

/** All become active, and each gets an identifier of a foreign grammar, which resolves. */
async function describeRows(registry: Registry): Promise<Row[]> {
  const pids: Pid[] = [];
  for (let page: Pid[] = []; pids.length < pidCount; ) {
    page = await registry.list("reserved", page.at(-1), Math.min(10_000, pidCount - pids.length));
    for (const pid of page) pids.push(pid);
  }
  const active = await timeEach([pids], (all) => registry.activate(all));
  const aliases = pids.map((pid, at) => ({ pid, scheme: "beta", value: betaOf(at), standing: "current" as const }));
  const named = await timeEach([aliases], (all) => registry.alias(all));
  return [
    bulkRow("activate in bulk", pids.length, active.seconds),
    bulkRow("alias in bulk", pids.length, named.seconds),
  ];
}

/** What is resolved, by what it is. */
async function textsIn(registry: Registry): Promise<Record<string, readonly string[]>> {
  const pids = await pidsSpread(registry, resolved);
  const all = Array.from({ length: pidCount }, (_, at) => betaOf(at));
  return {
    "resolve, exact": pids,
    "resolve, tolerant": pids.map((pid) => ` ${pid.replaceAll("-", "").toLowerCase()}`),
    "resolve, alias of a foreign grammar": spread(all, resolved),
    "resolve, mistyped, with suggestions": spread(pids, mistyped).map(
      (pid) => pid.slice(0, -1) + (pid.endsWith("2") ? "3" : "2"),
    ),
  };
}

async function resolveRows(registry: Registry, texts: Record<string, readonly string[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [what, some] of Object.entries(texts)) {
    const found = !what.includes("mistyped");
    const find = async (text: string) => mustBe((await registry.resolve(text)).found, found, text);
    rows.push(rowOf(what, await timeEach(some, find)));
  }
  return rows;
}

async function mergeRows(registry: Registry): Promise<Row[]> {
  const pids = await pidsSpread(registry, 2 * merges);
  const half = Math.floor(pids.length / 2);
  const pairs = pids.slice(0, half).flatMap((loser, at) => {
    const survivor = pids[half + at];
    return survivor ? [{ loser, survivor }] : [];
  });
  const mergeIds: string[] = [];
  const merged = await timeEach(pairs, async ({ loser, survivor }) => {
    mergeIds.push((await registry.merge(loser, survivor, decision)).mergeId);
  });
  const undone = await timeEach(mergeIds, (mergeId) => registry.unmerge(mergeId, decision));
  return [rowOf("merge, durable", merged), rowOf("unmerge, durable", undone)];
}

async function logRows(registry: Registry, file: string, folder: string): Promise<Row[]> {
  const { size } = await registry.head();
  const log = openLogReader(file);
  const signed = { log, folder, name: logName };
  const first = await timeEach([signed], (one) => currentCheckpoint(one));
  let second = 0;
  const sign = checkpointsOf(signed, () => 2000 * second++);
  await sign();
  const grown: Timed[] = [];
  for (let at = 0; at < 100; at++) {
    await mintOne(registry, `bench/grown/${at}`);
    grown.push(await timeEach([sign], (again) => again()));
  }
  const heads = await timeEach(Array.from({ length: 1000 }), () => registry.head());
  const verified = await timeEach([log], async () =>
    mustBe((await verifyLog(databaseSource(log, folder))).damage.join(), "", "damage"),
  );
  log.close();
  return [
    rowOf("log head", heads),
    bulkRow("first checkpoint, events hashed", size, first.seconds),
    rowOf("checkpoint signed and kept, one event more", together(grown)),
    bulkRow("verify the log, events", size + grown.length, verified.seconds),
  ];
}

/** The file as it is once closed, and nothing is left beside it. */
function sizeRow(what: string, file: string): Row {
  const { size } = statSync(file);
  return { what, count: pidCount, beside: `${Math.round(size / 1e6)} MB, ${Math.round(size / pidCount)} bytes a PID` };
}

async function residentRows(file: string, folder: string): Promise<Row[]> {
  const registry = openSqliteRegistry({ file });
  const pids = await pidsSpread(registry, resolved);
  await registry.close();
  const list = join(folder, "pids");
  writeFileSync(list, pids.join("\n"));
  const { stdout } = spawnSync(process.execPath, words("resident", file, list), { encoding: "utf8" });
  const { openMs, before, opened } = JSON.parse(stdout);
  const mb = (bytes: number) => Math.round(bytes / 1e6);
  return [
    { what: "open, log head answered", count: 1, seconds: (openMs / 1000).toFixed(3) },
    {
      what: "memory, open and resolved",
      count: pids.length,
      beside: `${mb(opened)} MB resident, ${mb(before)} MB before`,
    },
  ];
}

const words = (...job: readonly string[]) => [join(root, "bench/registry-process.ts"), ...job];

/** A measurement of something that went wrong measures nothing. */
function mustBe<T>(is: T, expected: T, what: string): void {
  if (is !== expected) throw new Error(`${what}: ${String(is)}, not ${String(expected)}`);
}
