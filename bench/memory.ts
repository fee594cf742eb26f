import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { remember } from "../src/registry/memory/remember.ts";
import { snapshotFileName } from "../src/registry/memory/snapshot-file.ts";
import type { Registry } from "../src/registry/port.ts";
import { openSqliteRegistry } from "../src/registry/sqlite/registry.ts";
import { root } from "./run.ts";
import { medianOf, type Row } from "./table.ts";
import { bulkRow, rowOf, type Timed, timeEach, together } from "./timing.ts";

const rounds = 3;

/** A registry's file to measure, and texts to resolve by what they are. */
export type MemorySample = { file: string; folder: string; texts: Record<string, readonly string[]> };

/** The registry in memory: a cold start from the tables and from a snapshot, its size, and resolving beside SQLite, alternating. */
export async function memoryRows({ file, folder, texts }: MemorySample): Promise<Row[]> {
  const snapshotFile = join(folder, snapshotFileName);
  const fromTables = loadedIn(file, snapshotFile);
  const pidCount = fromTables.pids;
  const sqlite = openSqliteRegistry({ file, readOnly: true });
  const memory = await remember(openSqliteRegistry({ file, readOnly: true }), { file, snapshotFile });
  const rows: Row[] = [];
  for (const [what, some] of Object.entries(texts)) rows.push(await resolveRow(what, some, { memory, sqlite }));
  const written = await timeEach([memory], (one) => one.close());
  await sqlite.close();
  const fromSnapshot = loadedIn(file, snapshotFile);
  if (fromTables.kept || !fromSnapshot.kept) throw new Error("the snapshot is not where it should be");
  const size = statSync(snapshotFile).size;
  return [
    ...rows,
    bulkRow("cold start from the tables", pidCount, fromTables.seconds),
    {
      ...bulkRow("snapshot written", pidCount, written.seconds),
      beside: `${(size / pidCount).toFixed(1)} bytes a PID`,
    },
    bulkRow("cold start from the snapshot", pidCount, fromSnapshot.seconds),
    { what: "in memory, packed rows and their index", count: pidCount, beside: aPid(fromSnapshot.bytes, pidCount) },
    {
      what: "in memory, foreign identifiers and the rest",
      count: pidCount,
      beside: `${aPid(fromSnapshot.heap, pidCount)}, one such identifier for each`,
    },
  ];
}

const aPid = (bytes: number, pidCount: number) => `${(bytes / pidCount).toFixed(2)} bytes a PID`;

type Loaded = { seconds: number; kept: boolean; pids: number; bytes: number; heap: number };

/** In a process of its own, as a server starts. */
function loadedIn(file: string, snapshotFile: string): Loaded {
  const words = ["--expose-gc", join(root, "bench/memory-process.ts"), file, snapshotFile];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

async function resolveRow(
  what: string,
  texts: readonly string[],
  { memory, sqlite }: Record<"memory" | "sqlite", Registry>,
): Promise<Row> {
  const parts = { memory: [] as Timed[], sqlite: [] as Timed[] };
  for (let round = 0; round < rounds; round++)
    for (const [name, registry] of [
      ["memory", memory],
      ["sqlite", sqlite],
    ] as const)
      parts[name].push(await timeEach(texts, (text) => registry.resolve(text)));
  const ratio = medianOf(parts.sqlite.map(({ seconds }, at) => seconds / (parts.memory[at]?.seconds ?? Number.NaN)));
  return { ...rowOf(`${what}, from memory`, together(parts.memory)), beside: `${ratio.toFixed(1)} × SQLite` };
}
