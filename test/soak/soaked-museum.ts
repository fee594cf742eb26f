import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Pid } from "../../src/identifiers/pid.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { cartouche, type Environment, freshFolder, root } from "../command.ts";

/** The example museum, harvested, to be hurt: where it is, how its processes are started, and the works and people in it. */
export type SoakedMuseum = { data: string; environment: Environment; key: string; pids: Pid[]; remove(): void };

const key = "the-admin-key-of-a-museum-that-is-killed-0123456789";

/** Harvests the example museum into a folder of its own, with no limit to how often its API is asked. */
export async function soakedMuseum(): Promise<SoakedMuseum> {
  const folder = freshFolder();
  const config = join(folder.path, "cartouche.config.ts");
  writeFileSync(
    config,
    `import { config as museum } from ${JSON.stringify(join(root, "examples/small-museum/cartouche.config.ts"))};
export const config = (helpers) => ({ ...museum(helpers), rateLimit: { perKey: 1_000_000, perAddress: 1_000_000 } });
`,
  );
  const data = join(folder.path, "data");
  const environment = { CARTOUCHE_DATA: data, CARTOUCHE_CONFIG: config, CARTOUCHE_ADMIN_KEY: key };
  const { code, stderr } = await cartouche(["harvest"], environment);
  assert.equal(code, 0, stderr);
  const store = openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") });
  const pids = [
    ...(await store.list({ type: "object", public: true, limit: 500 })),
    ...(await store.list({ type: "person", public: true, limit: 500 })),
  ];
  await store.close();
  return { data, environment, key, pids, remove: folder.remove };
}

/** Asks the API; undefined where the server ended before it answered. Any refusal is a fault of the test. */
export async function ask<T>(
  { address, key: bearer }: { address: string; key: string },
  method: string,
  path: string,
  body?: unknown,
): Promise<T | undefined> {
  const init = {
    method,
    headers: {
      authorization: `Bearer ${bearer}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  let text: string;
  let status: number;
  try {
    const answer = await fetch(`${address}/api/v1${path}`, init);
    [text, status] = [await answer.text(), answer.status];
  } catch {
    return undefined;
  }
  // A writer that was killed before its server: nobody knows whether it was done.
  if (status === 503) return undefined;
  assert.ok(status === 200 || status === 204, `${method} ${path}: ${status} ${text}`);
  return (text === "" ? {} : JSON.parse(text)) as T;
}
