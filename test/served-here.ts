import { createServer, type RequestListener } from "node:http";
import type { Reading } from "../src/access-points/port.ts";
import type { Press } from "../src/access-points/press.ts";
import { resolver } from "../src/access-points/resolver/resolver.ts";
import { answerWith } from "../src/access-points/server.ts";
import { errorPage, site } from "../src/access-points/site/site.ts";
import { type Authority, noAuthority } from "../src/entities/authority.ts";
import type { StoredFact } from "../src/entities/facts.ts";
import type { EntityType } from "../src/entities/types.ts";
import type { Format } from "../src/formats/port.ts";
import type { Pid } from "../src/identifiers/pid.ts";
import type { Registry } from "../src/registry/port.ts";
import { openSqliteRegistry } from "../src/registry/sqlite/registry.ts";
import type { Store } from "../src/store/port.ts";
import { openSqliteStore } from "../src/store/sqlite/store.ts";
import { freshFolder } from "./command.ts";

/** What a record of a source says of one thing: `{ key: "tms/object/1", type: "object", facts: […] }`; `of` is another record's key, whose thing it is too. */
export type ToldHere = { key: string; type: EntityType; of?: string; facts: readonly StoredFact[] };

/** Things that a few records say something of, answered over HTTP by the resolver in this process, in whatever formats a test makes up. */
export type ServedHere = {
  registry: Registry;
  store: Store;
  pidOf(key: string): Pid;
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Response>;
  close(): Promise<void>;
};

/** Serves these records in these formats. */
export async function serveHere(
  records: readonly ToldHere[],
  formats: readonly Format[],
  authority: Authority = noAuthority,
): Promise<ServedHere> {
  const folder = freshFolder();
  const registry = openSqliteRegistry({ file: `${folder.path}/registry.sqlite` });
  const files = { file: `${folder.path}/store.sqlite`, archiveFile: `${folder.path}/archive.sqlite` };
  const store = openSqliteStore({ ...files, authority });
  const pids = await take(records, registry, store);
  const base = "https://data.example.org";
  const press: Press = { base, institution: "Museum of the Harbour", formats };
  const reading: Reading = { registry, store, base, now: () => new Date(), authority };
  const points = [site({ ...press, counts: async () => ({}), examples: async () => [] }), resolver(reading, press)];
  const { address, end } = await listening(answerWith(points, (problem) => errorPage(problem, press)));
  return {
    registry,
    store,
    pidOf: (key) => pids.get(key) ?? fail(key),
    get: (path, headers = {}, method = "GET") => fetch(address + path, { headers, method, redirect: "manual" }),
    async close() {
      await end();
      await registry.close();
      await store.close();
      folder.remove();
    },
  };
}

async function take(records: readonly ToldHere[], registry: Registry, store: Store): Promise<Map<string, Pid>> {
  const pids = new Map<string, Pid>();
  for (const { key, type, of, facts } of records) {
    const known = of === undefined ? undefined : pids.get(of);
    const [assigned] = known ? [] : await registry.assign([{ key, type }]);
    const pid = known ?? assigned?.pid ?? fail(key);
    const source = key.slice(0, key.indexOf("/"));
    const run = await store.beginRun(source);
    const contribution = { subject: pid, own: true, type, facts: [...facts] };
    await store.put(source, run, [
      { key, content: key, revision: "1-abc", original: key, contributions: [contribution] },
    ]);
    await store.endRun(run, "complete", {});
    await registry.activate([pid]);
    pids.set(key, pid);
  }
  return pids;
}

async function listening(listener: RequestListener): Promise<{ address: string; end(): Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const address = `http://127.0.0.1:${typeof bound === "object" ? bound?.port : ""}`;
  const end = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address, end };
}

function fail(key: string): never {
  throw new Error(`there is no ${key}`);
}
