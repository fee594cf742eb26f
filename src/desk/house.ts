import type { Keyring } from "../access/port.ts";
import type { Inbox } from "../access-points/api/inbox.ts";
import type { AccessPoint } from "../access-points/port.ts";
import type { Press } from "../access-points/press.ts";
import type { ErrorPage } from "../access-points/server.ts";
import type { Authority } from "../entities/authority.ts";
import type { FeedBook } from "../feeds/port.ts";
import type { LogReader } from "../registry/log/log-reader.ts";
import type { Memory } from "../registry/memory/remember.ts";
import type { Registry } from "../registry/port.ts";
import type { Writer } from "../registry/writing/writer.ts";
import type { Equivalence } from "../sources/equivalence.ts";
import type { HarvestRules } from "../sources/harvest-rules.ts";
import type { Source } from "../sources/port.ts";
import type { Upgrades } from "../sqlite.ts";
import type { Store } from "../store/port.ts";
import type { Receipts } from "../validity/receipts.ts";
import type { HookBook } from "./webhooks/hook-book.ts";

/** The registry as a server answers from it. */
type RememberedRegistry = Registry & { memory: Memory };

/** Everything the desk works with, opened and wired. */
export type House = {
  configFile: string;
  institution: string;
  licence: string | undefined;
  contact: string | undefined;
  /** Where the standards' own schemas are, if they are. */
  schemas: string;
  data: string;
  /** The registry's file, in the data folder unless it was put elsewhere. */
  registryFile: string;
  host: string;
  port: number;
  /** The namespace of PIDs as configured; a server without one prints its own address. */
  baseUrl: string | undefined;
  naan: string | undefined;
  /** Where exported sites send PIDs whose documents they do not have. */
  fallbackUrl: string | undefined;
  /** The namespace as far as it is known without a server: as configured, else the loopback address of the port. */
  base: string;
  sources: readonly Source[];
  equivalences: readonly Equivalence[];
  authority: Authority;
  /** How each source is harvested, by its name, and when. */
  harvest: Readonly<Record<string, HarvestRules & { schedule?: string }>>;
  /** What documents are printed with, formats and all, under the address of a server or as it is known without one. */
  press(base?: string): Promise<Press>;
  /** Read here, written by the one writer of its data folder; `host` makes this process the writer. */
  registry: Registry & Pick<Writer, "host">;
  /** The registry's log by place, and the name under which it is signed. */
  log: LogReader;
  logName: string;
  store: Store;
  /** Which documents were found valid, to be read. */
  receipts: Receipts;
  /** How the tables of the store and of its archive came to their versions. */
  storeUpgrades(): Promise<Record<"store" | "archive", Upgrades | undefined>>;
  /** The log that every feed is a view of, opened when it is first wanted. */
  feeds(): FeedBook;
  /** Who is told of changes, opened when it is first wanted. */
  webhooks(): HookBook;
  /** Whether they may be of this machine or of an inner network. */
  webhooksInside: boolean;
  /** A copy of the store as it is now, in this folder if it is one of files; it is gone when it is closed and the folder removed. */
  copyStore(folder: string): Promise<Store>;
  /** Holds the registry in memory from now on, for a server. */
  remember(): Promise<RememberedRegistry>;
  /** The API's keys, opened when they are first wanted. */
  keyring(): Keyring;
  /** The access points under an address, and the page that faults are shown on. */
  wayIn(open: {
    base: string;
    swept: () => boolean;
    registry: RememberedRegistry;
    inbox: Inbox;
  }): Promise<{ points: AccessPoint[]; errorPage: ErrorPage }>;
  close(): Promise<void>;
};

/** What the command line is handed by `main.ts`: how to read the settings, and how to open the house on them. */
export type Opening = {
  /** For a `harvest` the store is opened so that reading need not wait for writing. */
  open(config: string | undefined, work?: "harvest"): Promise<House>;
  check(
    config: string | undefined,
  ): Promise<{ configFile: string; institution: string; data: string; registryFile: string; sources: string[] }>;
  /** What starts this program again as a process of its own: `["/path/node", "/path/main.ts"]`. */
  self: readonly string[];
  version: string;
};
