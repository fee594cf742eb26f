import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openSqliteStore } from "../src/store/sqlite/store.ts";
import { ask, load, luaFor, startOn, withoutAutomatic } from "./load.ts";
import { benchConfiguration, cartouche, freshFolder, has, root } from "./run.ts";
import { medianOf, type Row } from "./table.ts";

const sampleSize = 500;
const rounds = 5;

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

/** Works to ask for, straight from the store. */
async function samplePids(data: string): Promise<string[]> {
  const store = openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") });
  const pids = await store.list({ type: "object", public: true, limit: sampleSize });
  await store.close();
  return pids;
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
