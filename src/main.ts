import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openKeyring } from "./access/keyring.ts";
import type { Press } from "./access-points/press.ts";
import { readSettings, type Settings } from "./config.ts";
import { runCommandLine } from "./desk/cli/program.ts";
import type { House, Opening } from "./desk/house.ts";
import { keptSource } from "./desk/receiving/kept-source.ts";
import { openHookBook } from "./desk/webhooks/hook-book.ts";
import { openFeedBook } from "./feeds/sqlite/feed-book.ts";
import { logNameOf } from "./registry/log/log-key.ts";
import { copiedSize } from "./registry/segments/copied-size.ts";
import { openLogReader } from "./registry/sqlite/log-reader.ts";
import { openRegistry } from "./registry/writing/open-registry.ts";
import type { Environment } from "./settings/environment.ts";
import { upgradesOf } from "./sqlite.ts";
import type { StoreDatabase } from "./store/postgres/store.ts";
import { copySqliteStore } from "./store/sqlite/copy.ts";
import { openStoreForHarvest } from "./store/sqlite/in-thread.ts";
import { openSqliteStore, type StoreFiles } from "./store/sqlite/store.ts";
import { readReceipts } from "./validity/receipts.ts";

async function openHouse(
  { adminKey, accessFile, storeUrl, ...settings }: Settings,
  isHarvest: boolean,
): Promise<House> {
  const { registryFile, storeFile, archiveFile, sources, host, port, naan, authority } = settings;
  const { rateLimit, trustProxy, secondLocation: second, data, schemas, oai } = settings;
  const { store, ...besides } = await (storeUrl
    ? storeIn({ url: storeUrl, authority })
    : storeInFiles({ file: storeFile, archiveFile, authority }, isHarvest));
  const registry = openRegistry({ folder: data, file: registryFile, naan, second });
  const closing: { registry: { close(): Promise<void> } } = { registry };
  const [log, logName] = [openLogReader(registryFile), logNameOf(settings.baseUrl)];
  const receipts = readReceipts(data);
  const keyring = once(() => openKeyring({ file: accessFile, adminKey }));
  const { closeFollowed, ...followed } = followedIn(data);
  const base = settings.baseUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const press = async (at = base) => ({ ...pressOf(settings, at), formats: await formatsOf() });
  return {
    ...settings,
    sources: sources.map((source) => keptSource(source, data)),
    base,
    press,
    registry,
    log,
    logName,
    store,
    receipts,
    ...besides,
    ...followed,
    async remember() {
      const remembered = await rememberIn(data, registry, { file: registryFile, naan });
      closing.registry = remembered;
      return remembered;
    },
    keyring: keyring.get,
    async wayIn({ base, swept, registry, inbox }) {
      const { accessPoints, errorPageOf } = await import("./access-points/table.ts");
      const told = await press(base);
      const points = accessPoints({
        registry,
        store,
        feeds: followed.feeds(),
        dumps: join(data, "dumps"),
        receipts,
        schemas,
        now: () => new Date(),
        base,
        authority,
        press: told,
        sources: sources.map(({ name, title }) => ({ name, title, schedule: settings.harvest[name]?.schedule })),
        images: settings.images,
        swept,
        copied: second && (() => copiedSize(second.folder)),
        oai,
        log: { log, folder: data, name: logName },
        api: { keyring: keyring.get(), rateLimit, trustProxy, inbox, version },
      });
      return { points, errorPage: errorPageOf(told) };
    },
    async close() {
      keyring.made()?.close();
      closeFollowed();
      receipts.close();
      await store.close();
      log.close();
      await closing.registry.close();
    },
  };
}

/** Loaded by a server alone. */
async function rememberIn(
  data: string,
  registry: House["registry"],
  place: { file: string; naan: string | undefined },
) {
  const { remember } = await import("./registry/memory/remember.ts");
  const { snapshotFileName } = await import("./registry/memory/snapshot-file.ts");
  return remember(registry, { ...place, snapshotFile: join(data, snapshotFileName) });
}

/** The log of feeds, and who is told of it; each is opened when it is first wanted. */
function followedIn(data: string): Pick<House, "feeds" | "webhooks"> & { closeFollowed(): void } {
  const feeds = once(() => openFeedBook(join(data, "feeds.sqlite")));
  const webhooks = once(() => openHookBook(join(data, "webhooks.sqlite")));
  const closeFollowed = () => {
    feeds.made()?.close();
    webhooks.made()?.close();
  };
  return { feeds: feeds.get, webhooks: webhooks.get, closeFollowed };
}

type Museum = Pick<Settings, "institution" | "institutionUri" | "licence" | "rights">;

/** What documents are told of the museum. */
function pressOf({ institution, institutionUri, licence, rights }: Museum, base: string): Omit<Press, "formats"> {
  return { base, institution, rights, ...(institutionUri ? { institutionUri } : {}), ...(licence ? { licence } : {}) };
}

/** Loaded, as the access points are, by what serves or publishes: other commands do not wait for them. */
async function formatsOf(): Promise<Press["formats"]> {
  return (await import("./formats/table.ts")).formats;
}

type OpenedStore = Pick<House, "store" | "storeUpgrades" | "copyStore">;

/** Loaded here alone: a command does not wait for a database that this museum does not have. */
async function storeIn(database: StoreDatabase): Promise<OpenedStore> {
  const { openPostgresStore } = await import("./store/postgres/store.ts");
  const { copyPostgresStore } = await import("./store/postgres/copy.ts");
  const store = await openPostgresStore(database);
  return { store, storeUpgrades: store.upgrades, copyStore: () => copyPostgresStore(database) };
}

/** A harvest reads on while its store is written in a thread. */
function storeInFiles(files: StoreFiles, isHarvest: boolean): OpenedStore {
  const { file, archiveFile } = files;
  const storeUpgrades = async () => ({ archive: upgradesOf(archiveFile), store: upgradesOf(file) });
  const store = isHarvest ? openStoreForHarvest(files) : openSqliteStore(files);
  return { store, storeUpgrades, copyStore: (folder) => copySqliteStore(files, folder) };
}

/** Something that is made when it is first wanted. */
function once<T>(make: () => T): { get(): T; made(): T | undefined } {
  let made: T | undefined;
  return { get: () => (made ??= make()), made: () => made };
}

const packageFile = fileURLToPath(new URL("../package.json", import.meta.url));
const version = String(JSON.parse(readFileSync(packageFile, "utf8")).version);

/** What the command line works with in an environment. */
export function openingIn(environment: Environment): Opening {
  return {
    open: async (config, work) => openHouse(await readSettings(config, environment), work === "harvest"),
    async check(config) {
      const { configFile, institution, data, registryFile, sources } = await readSettings(config, environment);
      return { configFile, institution, data, registryFile, sources: sources.map(({ name }) => name) };
    },
    self: [process.execPath, fileURLToPath(import.meta.url)],
    version,
  };
}

if (import.meta.main) process.exitCode = await runCommandLine(process.argv, openingIn(process.env));
