import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { openSqliteStore } from "../src/store/sqlite/store.ts";
import { benchConfiguration, cartouche, freshFolder, has, root } from "./run.ts";
import { medianOf, type Row } from "./table.ts";

const sampleSize = 500;
const rounds = 5;
const secondsEach = 3;
/** Set by `send`, the same on both servers by itself. */
const automatic = new Set(["date", "connection", "keep-alive", "transfer-encoding"]);

/** Resolve (303) and document rates beside the bare server: wrk on one core, the server on the other, alternating. */
export async function benchServing(): Promise<Row[]> {
  if (!has("wrk") || !has("taskset")) {
    console.log("\nServing: not measured, wrk and taskset are not on this machine (Debian: wrk, util-linux)");
    return [];
  }
  const data = freshFolder();
  const { config } = benchConfiguration();
  try {
    await cartouche(["harvest", "--json", "--config", config], data);
    const ours = await startOn([join(root, "src/main.ts"), "serve", "--config", config], {
      CARTOUCHE_DATA: data,
      CARTOUCHE_PORT: "0",
    });
    try {
      const pids = await samplePids(data);
      return [
        await compare(
          "resolve, 303",
          ours.address,
          pids.map((pid) => `/${pid}`),
          data,
        ),
        await compare(
          "document, JSON",
          ours.address,
          pids.map((pid) => `/${pid}.json`),
          data,
        ),
        await compare(
          "document, Linked Art",
          ours.address,
          pids.map((pid) => `/${pid}.jsonld`),
          data,
        ),
        await compare(
          "document, page",
          ours.address,
          pids.map((pid) => `/${pid}.html`),
          data,
        ),
      ];
    } finally {
      ours.process.kill();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

type Started = { process: ChildProcess; address: string };

function startOn(words: readonly string[], environment: Record<string, string> = {}): Promise<Started> {
  const child = spawn("taskset", ["-c", "0", process.execPath, ...words], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      const address = /listening (http:\S+)/.exec(chunk.toString())?.[1];
      if (address) resolve({ process: child, address });
    });
    child.on("exit", (code) => reject(new Error(`server ended with ${code}`)));
  });
}

/** Works to ask for, straight from the store. */
async function samplePids(data: string): Promise<string[]> {
  const store = openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") });
  const pids = await store.list({ type: "object", public: true, limit: sampleSize });
  await store.close();
  return pids;
}

type Answer = { status: number; headers: string[]; body: Buffer };

function ask(url: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { accept: "*/*" }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.rawHeaders, body: Buffer.concat(chunks) }),
      );
    })
      .on("error", reject)
      .end();
  });
}

async function compare(what: string, address: string, paths: readonly string[], folder: string): Promise<Row> {
  const answers = [];
  for (const path of paths) answers.push({ path, ...(await ask(address + path)) });
  const file = join(folder, "answers.json");
  const recorded = answers.map(({ path, status, headers, body }) => ({
    path,
    status,
    headers: withoutAutomatic(headers),
    body: body.toString("base64"),
  }));
  writeFileSync(file, JSON.stringify(recorded));
  const script = join(folder, "paths.lua");
  writeFileSync(script, luaFor(paths));
  const bare = await startOn([join(root, "bench/reference-server.ts"), file]);
  const rates = { ours: [] as number[], bare: [] as number[] };
  let p99 = "";
  try {
    for (let round = 0; round < rounds; round++) {
      rates.bare.push(load(bare.address, script).rate);
      const ours = load(address, script);
      rates.ours.push(ours.rate);
      p99 = ours.p99;
    }
  } finally {
    bare.process.kill();
  }
  const [ours, reference] = [medianOf(rates.ours), medianOf(rates.bare)];
  const ratio = medianOf(rates.ours.map((rate, at) => rate / (rates.bare[at] ?? 1)));
  const bytes = Math.round(answers.reduce((sum, { body }) => sum + body.length, 0) / answers.length);
  return {
    what,
    "bytes each": bytes,
    "ours/s": Math.round(ours),
    "bare node:http/s": Math.round(reference),
    ratio: ratio.toFixed(2),
    p99,
  };
}

function withoutAutomatic(raw: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < raw.length; at += 2) {
    const [name = "", value = ""] = [raw[at], raw[at + 1]];
    if (!automatic.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}

function luaFor(paths: readonly string[]): string {
  const list = paths.map((path) => `"${path}"`).join(",");
  return `local paths = {${list}}\nlocal at = 0\nrequest = function()\n  at = at % #paths + 1\n  return wrk.format("GET", paths[at])\nend\n`;
}

function load(address: string, script: string): { rate: number; p99: string } {
  const words = [
    "-c",
    "1",
    "wrk",
    "-t1",
    "-c64",
    `-d${secondsEach}s`,
    "--latency",
    "-H",
    "Accept: */*",
    "-s",
    script,
    address,
  ];
  const { stdout, stderr } = spawnSync("taskset", words, { encoding: "utf8" });
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  if (!Number.isFinite(rate)) throw new Error(`wrk said nothing of use: ${stdout}${stderr}`);
  return { rate, p99: /99%\s+(\S+)/.exec(stdout)?.[1] ?? "" };
}
