import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openKeyring } from "./access/keyring.ts";
import { accessPoints, errorPageOf } from "./access-points/table.ts";
import { readSettings, type Settings } from "./config.ts";
import { runCommandLine } from "./desk/cli/program.ts";
import type { House } from "./desk/house.ts";
import { formats } from "./formats/table.ts";
import { logNameOf } from "./registry/log/log-key.ts";
import { remember } from "./registry/memory/remember.ts";
import { snapshotFileName } from "./registry/memory/snapshot-file.ts";
import { copiedSize } from "./registry/segments/copied-size.ts";
import { openLogReader } from "./registry/sqlite/log-reader.ts";
import { openRegistry } from "./registry/writing/open-registry.ts";
import { upgradesOf } from "./sqlite.ts";
import { openPostgresStore } from "./store/postgres/store.ts";
import { openSqliteStore, type StoreFiles } from "./store/sqlite/store.ts";

async function openHouse({ adminKey, accessFile, storeUrl, ...settings }: Settings): Promise<House> {
  const { registryFile, storeFile, archiveFile, sources, institution, licence, host, port, naan } = settings;
  const { rateLimit, trustProxy, secondLocation: second } = settings;
  const sourceOrder = sources.map(({ name }) => name);
  const { store, storeUpgrades } = await (storeUrl
    ? storeIn(storeUrl, sourceOrder)
    : storeInFiles({ file: storeFile, archiveFile, sourceOrder }));
  const registry = openRegistry({ folder: settings.data, file: registryFile, naan, second });
  const closing: { registry: { close(): Promise<void> } } = { registry };
  const log = openLogReader(registryFile);
  const logName = logNameOf(settings.baseUrl);
  const keyring = once(() => openKeyring({ file: accessFile, adminKey }));
  return {
    ...settings,
    base: settings.baseUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    formats,
    registry,
    log,
    logName,
    store,
    storeUpgrades,
    async remember() {
      const snapshotFile = join(settings.data, snapshotFileName);
      const remembered = await remember(registry, { file: registryFile, snapshotFile, naan });
      closing.registry = remembered;
      return remembered;
    },
    keyring: keyring.get,
    wayIn(base, swept, registry) {
      const press = { base, institution, formats, ...(licence ? { licence } : {}) };
      const points = accessPoints({
        registry,
        store,
        now: () => new Date(),
        base,
        press,
        sources: sourceOrder,
        images: settings.images,
        swept,
        copied: second && (() => copiedSize(second.folder)),
        log: { log, folder: settings.data, name: logName },
        api: { keyring: keyring.get(), rateLimit, trustProxy, version },
      });
      return { points, errorPage: errorPageOf(press) };
    },
    async close() {
      keyring.made()?.close();
      await store.close();
      log.close();
      await closing.registry.close();
    },
  };
}

type OpenedStore = Pick<House, "store" | "storeUpgrades">;

async function storeIn(url: string, sourceOrder: readonly string[]): Promise<OpenedStore> {
  const store = await openPostgresStore({ url, sourceOrder });
  return { store, storeUpgrades: store.upgrades };
}

function storeInFiles(files: StoreFiles): OpenedStore {
  const { file, archiveFile } = files;
  const storeUpgrades = async () => ({ archive: upgradesOf(archiveFile), store: upgradesOf(file) });
  return { store: openSqliteStore(files), storeUpgrades };
}

/** Something that is made when it is first wanted. */
function once<T>(make: () => T): { get(): T; made(): T | undefined } {
  let made: T | undefined;
  return { get: () => (made ??= make()), made: () => made };
}

const packageFile = fileURLToPath(new URL("../package.json", import.meta.url));
const version = String(JSON.parse(readFileSync(packageFile, "utf8")).version);

process.exitCode = await runCommandLine(process.argv, {
  open: async (config) => openHouse(await readSettings(config)),
  async check(config) {
    const { configFile, institution, data, registryFile, sources } = await readSettings(config);
    return { configFile, institution, data, registryFile, sources: sources.map(({ name }) => name) };
  },
  self: [process.execPath, fileURLToPath(import.meta.url)],
  version,
});
