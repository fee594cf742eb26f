import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { StoredFact } from "../src/entities/facts.ts";
import type { Pid } from "../src/identifiers/pid.ts";
import { openSqliteRegistry } from "../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../src/store/sqlite/store.ts";
import { ask, load, luaFor, startOn, withoutAutomatic } from "./load.ts";
import { pidsSpread } from "./registry-samples.ts";
import { freshFolder, has, root } from "./run.ts";
import { medianOf, type Row } from "./table.ts";

const pidCount = Number(process.env.CARTOUCHE_BENCH_PIDS ?? 100_000);
/** More than a server keeps answers of: each is then made anew. */
const manyPaths = 120_000;
const fewPaths = 500;
const rounds = 5;
const atOnce = 2_000;
const nginxPort = 34_871;

/** Resolving among many identifiers, 303: ours beside a bare `node:http` with a Map of the same bytes, and nginx with a map of them all, in turn. */
export async function benchResolving(): Promise<Row[]> {
  if (!has("wrk") || !has("taskset") || !has("nginx")) {
    console.log(
      "\nResolving: not measured, wrk, taskset or nginx is not on this machine (Debian: wrk, util-linux, nginx-light)",
    );
    return [];
  }
  const data = freshFolder();
  try {
    const all = await describedPids(data);
    const config = join(root, "examples/small-museum/cartouche.config.ts");
    const ours = await startOn([join(root, "src/main.ts"), "serve", "--config", config], {
      CARTOUCHE_DATA: data,
      CARTOUCHE_PORT: "0",
    });
    const nginx = await startNginx(data, all);
    try {
      const rows: Row[] = [];
      for (const [what, count] of [
        ["resolve, 303, the same few again", fewPaths],
        ["resolve, 303, each time another", Math.min(manyPaths, all.length)],
      ] as const)
        rows.push(await compare(what, all.slice(0, count), { ours: ours.address, nginx: nginx.address, data }));
      return rows;
    } finally {
      ours.process.kill();
      nginx.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** A registry and a store of so many works, each with a name; answers their PIDs, scattered. */
async function describedPids(data: string): Promise<Pid[]> {
  mkdirSync(data, { recursive: true });
  const registry = openSqliteRegistry({ file: join(data, "registry.sqlite") });
  const store = openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") });
  const run = await store.beginRun("tms");
  for (let from = 0; from < pidCount; from += atOnce) {
    const keys = Array.from({ length: Math.min(atOnce, pidCount - from) }, (_, at) => `tms/object/${from + at}`);
    const assigned = await registry.assign(keys.map((key) => ({ key, type: "object" })));
    const records = assigned.map(({ key, pid }) => ({
      key,
      content: key,
      revision: "1",
      original: key,
      contributions: [{ subject: pid, own: true, type: "object" as const, facts: [nameOf(key)] }],
    }));
    await store.put("tms", run, records);
    await registry.activate(assigned.map(({ pid }) => pid));
  }
  await store.endRun(run, "complete", {});
  const pids = await pidsSpread(registry, pidCount);
  await store.close();
  await registry.close();
  return pids;
}

function nameOf(key: string): StoredFact {
  const from = { source: "tms", record: key, field: "Title" };
  return {
    kind: "name",
    use: "preferred",
    text: [{ value: `Work ${key}` }],
    key: `${key} name`,
    audience: "public",
    from,
  };
}

/** Debian's nginx with a map from every PID to its document, one worker on the first core. */
async function startNginx(data: string, pids: readonly Pid[]) {
  const folder = join(data, "nginx");
  mkdirSync(folder);
  writeFileSync(join(folder, "map"), pids.map((pid) => `/${pid} /${pid}.json;\n`).join(""));
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http { access_log off; keepalive_requests 1000000; map_hash_max_size ${2 * pids.length}; map_hash_bucket_size 128;
map $uri $document { include ${folder}/map; }
server { listen 127.0.0.1:${nginxPort}; location / { if ($document) { return 303 $document; } return 404; } } }
`,
  );
  const child = spawn("taskset", ["-c", "0", "nginx", "-c", join(folder, "nginx.conf")], { stdio: "ignore" });
  const address = `http://127.0.0.1:${nginxPort}`;
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error("nginx did not start");
    if (
      await fetch(address).then(
        () => true,
        () => false,
      )
    )
      break;
    await pause(100);
  }
  return { address, stop: () => void child.kill("SIGTERM") };
}

type Servers = { ours: string; nginx: string; data: string };

async function compare(what: string, pids: readonly Pid[], { ours, nginx, data }: Servers): Promise<Row> {
  const [first = ""] = pids;
  const { status, headers } = await ask(`${ours}/${first}`);
  if (status !== 303) throw new Error(`/${first} answered ${status}`);
  const sent = withoutAutomatic(headers);
  const file = join(data, "answers.json");
  const recorded = pids.map((pid) => ({
    path: `/${pid}`,
    status,
    headers: sent.map((word) => word.replaceAll(first, pid)),
    body: "",
  }));
  writeFileSync(file, JSON.stringify(recorded));
  const script = join(data, "paths.lua");
  writeFileSync(script, luaFor(recorded.map(({ path }) => path)));
  const bare = await startOn([join(root, "bench/reference-server.ts"), file]);
  const rates = { ours: [] as number[], bare: [] as number[], nginx: [] as number[] };
  let p99 = "";
  try {
    for (let round = 0; round < rounds; round++) {
      rates.bare.push(load(bare.address, script).rate);
      const measured = load(ours, script);
      rates.ours.push(measured.rate);
      p99 = measured.p99;
      rates.nginx.push(load(nginx, script).rate);
    }
  } finally {
    bare.process.kill();
  }
  const beside = (peer: number[]) => medianOf(rates.ours.map((rate, at) => rate / (peer[at] ?? Number.NaN))).toFixed(2);
  return {
    what,
    among: pidCount,
    "ours/s": Math.round(medianOf(rates.ours)),
    p99,
    "bare node:http/s": Math.round(medianOf(rates.bare)),
    "× bare": beside(rates.bare),
    "nginx map/s": Math.round(medianOf(rates.nginx)),
    "× nginx": beside(rates.nginx),
  };
}
