import { spawn } from "node:child_process";
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { openRegistry } from "../src/registry/writing/open-registry.ts";
import { freshFolder, root } from "./run.ts";
import { medianOf, type Row } from "./table.ts";
import { rowOf, type Timed, timeEach, together } from "./timing.ts";

const rounds = 5;
const mintsARound = 640;
const bulkSize = 100_000;
/** Between single mints beside a bulk: about 100 a second. */
const pauseMs = 10;

type Writing = ReturnType<typeof openRegistry>;

/** A registry as a server writes it, in a thread of its own: single mints by one and by many at once, and while another process mints in bulk. */
export async function benchWriting(): Promise<Row[]> {
  const folder = freshFolder();
  const registry = openRegistry({ folder, file: join(folder, "registry.sqlite") });
  try {
    await registry.host();
    const rows: Row[] = [];
    for (const atOnce of [1, 8, 64]) rows.push(await mintRow(registry, folder, atOnce));
    return [...rows, ...(await besideBulk(registry, folder))];
  } finally {
    await registry.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Durable mints by some clients, each waiting for its answer, beside what the disk can do: 4 KiB and `fdatasync`, alternating. */
async function mintRow(registry: Writing, folder: string, atOnce: number): Promise<Row> {
  const parts = { mints: [] as Timed[], syncs: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    parts.syncs.push(syncsASecond(folder));
    const eachMs: number[] = [];
    const began = performance.now();
    const client = async (name: number) => {
      for (let at = 0; at < mintsARound / atOnce; at++)
        eachMs.push(await timedMint(registry, `bench/${atOnce}-${round}-${name}-${at}`));
    };
    await Promise.all(Array.from({ length: atOnce }, (_, name) => client(name)));
    parts.mints.push({ seconds: (performance.now() - began) / 1000, eachMs });
  }
  const ratio = medianOf(parts.mints.map(({ seconds }, at) => mintsARound / seconds / (parts.syncs[at] ?? Number.NaN)));
  return {
    ...rowOf(`mint one, durable, ${atOnce} at once`, together(parts.mints)),
    beside: `${ratio.toFixed(2)} × fdatasync (${Math.round(medianOf(parts.syncs))}/s)`,
  };
}

async function timedMint(registry: Writing, key: string): Promise<number> {
  const { eachMs } = await timeEach([key], (one) => registry.assign([{ key: one, type: "object" }]));
  return eachMs[0] ?? Number.NaN;
}

function syncsASecond(folder: string): number {
  const page = Buffer.alloc(4096, 1);
  const file = openSync(join(folder, "peer"), "w");
  for (let at = 0; at < mintsARound; at++) writeSync(file, page);
  fdatasyncSync(file);
  const began = performance.now();
  for (let at = 0; at < mintsARound; at++) {
    writeSync(file, page, 0, page.length, at * page.length);
    fdatasyncSync(file);
  }
  closeSync(file);
  return mintsARound / ((performance.now() - began) / 1000);
}

/** Single mints here for as long as another process mints 100 000 in bulk, handed over to this one. */
async function besideBulk(registry: Writing, folder: string): Promise<Row[]> {
  const other = spawn(process.execPath, [join(root, "bench/registry-process.ts"), "bulk", folder, String(bulkSize)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let running = true;
  const ended = new Promise<number | null>((resolve) => other.on("close", resolve)).finally(() => {
    running = false;
  });
  for await (const line of createInterface(other.stdout)) if (line === "begun") break;
  const eachMs: number[] = [];
  const began = performance.now();
  while (running) {
    eachMs.push(await timedMint(registry, `bench/beside/${eachMs.length}`));
    await pause(pauseMs);
  }
  const seconds = (performance.now() - began) / 1000;
  if ((await ended) !== 0) throw new Error("the other process failed");
  return [
    {
      ...rowOf("mint one, while another process mints 100 000", { seconds, eachMs }),
      beside: `${Math.round(bulkSize / seconds)} a second in bulk`,
    },
  ];
}
