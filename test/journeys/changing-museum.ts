import { get as getRaw } from "node:http";
import { join } from "node:path";
import type { Pid } from "../../src/identifiers/pid.ts";
import type { Registry } from "../../src/registry/port.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { type Environment, exampleConfig, freshFolder, serve } from "../command.ts";
import { cartouche } from "../command-here.ts";
import { harvestExample } from "../example-museum.ts";

/** The example museum as the real service, and its registry opened beside it, as staff change it while it serves. */
export type ChangingMuseum = {
  registry: Registry;
  environment: Environment;
  /** Where it is served, and how that is ended while all else stays. */
  address: string;
  stop(): Promise<void>;
  /** The PID of a work or person by its label; `"for staff only"` is one that outsiders may not see. */
  called(label: string): Pid;
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Response>;
  /** An address exactly as it is written, with a bare `?` at its end. */
  bodyAt(path: string): Promise<{ status: number | undefined; body: string }>;
  remove(): Promise<void>;
};

/** Harvests and serves the example museum in a folder of its own, with more in its environment, or prepared before the harvest. */
export async function serveChangingMuseum(
  more: Environment = {},
  prepare?: (registry: Registry) => Promise<unknown>,
): Promise<ChangingMuseum> {
  const folder = freshFolder();
  const environment = { CARTOUCHE_DATA: folder.path, CARTOUCHE_CONFIG: exampleConfig, ...more };
  const file = join(folder.path, "registry.sqlite");
  if (prepare) {
    const registry = openSqliteRegistry({ file });
    await prepare(registry);
    await registry.close();
    const { code, stderr } = await cartouche(["harvest"], environment);
    if (code !== 0) throw new Error(stderr);
  } else await harvestExample(folder.path);
  const things = await thingsIn(folder.path);
  const registry = openSqliteRegistry({ file });
  const serving = await serve(environment);
  return {
    registry,
    environment,
    address: serving.address,
    async stop() {
      await serving.stop();
    },
    called(label) {
      const pid = things.get(label);
      if (pid === undefined) throw new Error(`the example museum has no ${label}`);
      return pid;
    },
    get: (path, headers = {}, method = "GET") => fetch(serving.address + path, { headers, method, redirect: "manual" }),
    bodyAt: (path) => bodyAt(serving.address, path),
    async remove() {
      await registry.close();
      await serving.stop();
      folder.remove();
    },
  };
}

async function thingsIn(data: string): Promise<Map<string, Pid>> {
  const things = new Map<string, Pid>();
  const store = openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") });
  for (const type of ["object", "person"] as const) {
    const pids = await store.list({ type, limit: 500 });
    const seen = new Set(await store.list({ type, public: true, limit: 500 }));
    const summaries = await store.summaries(pids);
    for (const pid of pids) things.set(seen.has(pid) ? (summaries.get(pid)?.label ?? pid) : "for staff only", pid);
  }
  await store.close();
  return things;
}

function bodyAt(address: string, path: string): Promise<{ status: number | undefined; body: string }> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    getRaw({ hostname, port, path }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        body += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode, body }));
    }).on("error", reject);
  });
}
