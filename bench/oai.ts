import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { offeredPrefixes } from "../src/access-points/oai/prefixes.ts";
import { formats } from "../src/formats/table.ts";
import { openSqliteStore } from "../src/store/sqlite/store.ts";
import { catmanduDc, mostForCatmandu } from "./catmandu.ts";
import { ask, type Started, startOn } from "./load.ts";
import { benchConfiguration, cartouche, freshFolder, root } from "./run.ts";
import type { Row } from "./table.ts";

/** What one harvest came to. */
type Harvested = { records: number; bytes: number; seconds: number; slowestMs: number };

/**
 * A full harvest by OAI-PMH of everything public, in every prefix: for the first time by a server that was just started, and again, while somebody
 * resolves beside it; then Catmandu, which writes the same records from a file of JSON as Dublin Core, in the same run. On the portrait gallery where
 * its data is beside the checkout, else on the example museum.
 */
export async function benchOai(): Promise<Row[]> {
  const data = freshFolder();
  const { config } = benchConfiguration();
  try {
    await cartouche(["harvest", "--json", "--config", config], data);
    const ours = await startOn([join(root, "src/main.ts"), "serve", "--config", config], {
      CARTOUCHE_DATA: data,
      CARTOUCHE_PORT: "0",
    });
    try {
      await untilReady(ours.address);
      const rows: Row[] = [];
      for (const { prefix } of offeredPrefixes(formats))
        for (const state of ["first", "again"]) rows.push(await rowOf(`${prefix}, ${state}`, ours, data));
      return [...rows, ...(await catmandu(ours.address, data))];
    } finally {
      ours.process.kill();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function untilReady(address: string): Promise<void> {
  while ((await ask(`${address}/oai?verb=Identify`)).status !== 200) await pause(200);
}

async function rowOf(what: string, { address, process }: Started, data: string): Promise<Row> {
  const [prefix = ""] = what.split(",");
  const [sample = ""] = await pidsIn(data, 1);
  const waiting = watch(`${address}/${sample}`);
  const { records, bytes, seconds, slowestMs } = await harvested(address, prefix);
  const p99 = await waiting.stop();
  return {
    what,
    records,
    seconds: seconds.toFixed(1),
    "records/s": Math.round(records / seconds),
    MB: (bytes / 1e6).toFixed(1),
    "slowest page ms": Math.round(slowestMs),
    "resolve beside, p99 ms": p99.toFixed(1),
    "peak MB so far": peakOf(process.pid),
  };
}

/** All of a list, page after page, as a harvester reads it. */
async function harvested(address: string, prefix: string): Promise<Harvested> {
  const sum: Harvested = { records: 0, bytes: 0, seconds: 0, slowestMs: 0 };
  const started = performance.now();
  for (let query = `metadataPrefix=${prefix}`; ; ) {
    const begun = performance.now();
    const text = (await ask(`${address}/oai?verb=ListRecords&${query}`)).body.toString();
    sum.slowestMs = Math.max(sum.slowestMs, performance.now() - begun);
    sum.bytes += text.length;
    sum.records += text.split("<record><header").length - 1;
    const token = /<resumptionToken[^>]*>([^<]+)</.exec(text)?.[1];
    if (token === undefined) break;
    query = `resumptionToken=${token}`;
  }
  return { ...sum, seconds: (performance.now() - started) / 1000 };
}

/** Asks one identifier every 10 ms for as long as it is let; answers what 99 of 100 waited at most. */
function watch(url: string): { stop(): Promise<number> } {
  const waited: number[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const begun = performance.now();
      await ask(url);
      waited.push(performance.now() - begun);
      await pause(10);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await asking;
      const sorted = [...waited].sort((a, b) => a - b);
      return sorted[Math.floor(sorted.length * 0.99)] ?? 0;
    },
  };
}

/** Things that are public, straight from the store. */
async function pidsIn(data: string, limit: number): Promise<string[]> {
  const store = openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") });
  const pids = await store.list({ public: true, limit });
  await store.close();
  return pids;
}

async function catmandu(address: string, data: string): Promise<Row[]> {
  const records: string[] = [];
  for (const pid of await pidsIn(data, mostForCatmandu))
    records.push(JSON.stringify(JSON.parse((await ask(`${address}/${pid}.json`)).body.toString())));
  const run = await catmanduDc(data, records);
  if (!run) return [];
  return [
    {
      what: "Catmandu, JSON to DC, no HTTP",
      records: run.records,
      seconds: run.seconds.toFixed(1),
      "records/s": Math.round(run.records / run.seconds),
      MB: (run.output.length / 1e6).toFixed(1),
      "slowest page ms": "",
      "resolve beside, p99 ms": "",
      "peak MB so far": Math.round(run.peakMb),
    },
  ];
}

const peakOf = (pid: number | undefined) =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024);
