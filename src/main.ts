import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { accessPoints, errorPageOf } from "./access-points/table.ts";
import { readSettings, type Settings } from "./config.ts";
import { runCommandLine } from "./desk/cli/program.ts";
import type { House } from "./desk/house.ts";
import { formats } from "./formats/table.ts";
import { logNameOf } from "./registry/log/log-key.ts";
import { remember } from "./registry/memory/remember.ts";
import { snapshotFileName } from "./registry/memory/snapshot-file.ts";
import { openLogReader } from "./registry/sqlite/log-reader.ts";
import { openRegistry } from "./registry/writing/open-registry.ts";
import { openSqliteStore } from "./store/sqlite/store.ts";

function openHouse(settings: Settings): House {
  const { registryFile, storeFile, archiveFile, sources, institution, licence, host, port } = settings;
  const registry = openRegistry({ folder: settings.data, file: registryFile });
  const closing: { registry: { close(): Promise<void> } } = { registry };
  const log = openLogReader(registryFile);
  const logName = logNameOf(settings.baseUrl);
  const store = openSqliteStore({ file: storeFile, archiveFile, sourceOrder: sources.map(({ name }) => name) });
  return {
    ...settings,
    base: settings.baseUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    formats,
    registry,
    log,
    logName,
    store,
    async remember() {
      const snapshotFile = join(settings.data, snapshotFileName);
      const remembered = await remember(registry, { file: registryFile, snapshotFile });
      closing.registry = remembered;
      return remembered;
    },
    wayIn(base, swept, registry) {
      const press = { base, institution, formats, ...(licence ? { licence } : {}) };
      const points = accessPoints({
        registry,
        store,
        now: () => new Date(),
        base,
        press,
        sources: sources.map(({ name }) => name),
        images: settings.images,
        swept,
        log: { log, folder: settings.data, name: logName },
      });
      return { points, errorPage: errorPageOf(press) };
    },
    async close() {
      await store.close();
      log.close();
      await closing.registry.close();
    },
  };
}

const packageFile = fileURLToPath(new URL("../package.json", import.meta.url));

process.exitCode = await runCommandLine(process.argv, {
  open: async (config) => openHouse(await readSettings(config)),
  async check(config) {
    const { configFile, institution, data, registryFile, sources } = await readSettings(config);
    return { configFile, institution, data, registryFile, sources: sources.map(({ name }) => name) };
  },
  self: [process.execPath, fileURLToPath(import.meta.url)],
  version: String(JSON.parse(readFileSync(packageFile, "utf8")).version),
});
