/** Everything an operator can set: the configuration file and the environment, read once into one frozen object. */
import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Authority, AuthorityRules } from "./entities/authority.ts";
import type { EntityType } from "./entities/types.ts";
import { Problem } from "./errors.ts";
import { type Environment, readEnvironment } from "./settings/environment.ts";
import type { OaiChoices } from "./settings/oai.ts";
import { faultOf, isSource, ofThisMachine, shape } from "./settings/shape.ts";
import type { Equivalence } from "./sources/equivalence.ts";
import { type HarvestRules, usualRules } from "./sources/harvest-rules.ts";
import type { Source } from "./sources/port.ts";
import { sourceTable } from "./sources/table.ts";

/** What a configuration file is handed: a function for every source system, such as `tms({ folder })`. */
export type Helpers = typeof sourceTable;

/** What a configuration file says. `from` names a module of your own that exports `source: Source`. */
export type Configuration = {
  /** The museum's name, shown on every page. */
  institution: string;
  /** In order of authority: where two disagree, the earlier one stands. */
  sources: (Source | { from: string | URL })[];
  /**
   * Which source stands where several say something of one kind: `{ object: { placement: ["locations", "tms"] } }`. Others' words
   * stay, as alternatives. Without a rule all stand, in the order of `sources`.
   */
  authority?: AuthorityRules;
  /** Keys of different systems that mean one thing: `{ from: "ciim/object-{id}", to: "tms/object/{id}" }`. */
  equivalences?: Equivalence[];
  /** How each source is harvested, by its name: `{ tms: { schedule: "0 2 * * *", quarantineDays: 14 } }`. What is not said is as usual. */
  harvest?: Record<string, HarvestSettings>;
  /** A folder of images, served under `/images/`. */
  images?: string | URL;
  /** The museum itself, a URI, such as its Wikidata item; feeds and formats name it by this. */
  institutionUri?: string;
  /** An e-mail address for whoever harvests: `"data@example.org"`. */
  contact?: string;
  /** The licence of the data, a URI. */
  licence?: string;
  /** What may be done with things and images of which no right is said, a URI by type: `{ object: "http://creativecommons.org/publicdomain/mark/1.0/" }`. */
  rights?: Partial<Record<EntityType, string>>;
  /**
   * How the repository of OAI-PMH presents itself: `{ admin: "data@example.org", friends: ["https://other.example.org/oai"] }`. `admin` is the `contact`
   * unless it is said; `pageSize` is 100 records.
   */
  oai?: OaiChoices;
  /** The folder that `cartouche schemas` fills with the standards' own schemas. Default: `schemas` in the data folder. */
  schemas?: string | URL;
  /** The namespace that PIDs are printed under: `"https://data.example.org"`. Default: the server's own loopback address. */
  baseUrl?: string;
  /** Where things are described while the service is away: a bundle's site without documents redirects there. */
  fallbackUrl?: string;
  /** The name assigner's number in this institution's ARKs: `"12345"`. ARKs of others are then unknown. Default: any is read. */
  naan?: string;
  /** Default 3000; 0 takes any free one. */
  port?: number;
  /** Default `127.0.0.1`. */
  host?: string;
  /** The folder of all state. Default: `data` beside the configuration file. */
  data?: string | URL;
  /**
   * A folder on another disk or machine that gets every event of the registry's log. A write is acknowledged when it is in both
   * (`acknowledge: "both"`, the default), or when it is in the registry (`"first"`).
   */
  secondLocation?: { folder: string | URL; acknowledge?: "both" | "first" };
  /** Requests to the API a minute: by one key (default 600), and without a key from one address (default 60). */
  rateLimit?: { perKey?: number; perAddress?: number };
  /** Whether webhooks may go to this machine and to inner networks: `{ inside: true }`. Default: no. */
  webhooks?: { inside?: boolean };
  /** Whether a proxy of yours stands in front and writes `X-Forwarded-For`. Default: no. */
  trustProxy?: boolean;
};

/** How a source is harvested; `schedule` says when a server does it, as cron does, in UTC: `"0 3 * * *"`. */
export type HarvestSettings = Partial<Omit<HarvestRules, "guard">> & {
  guard?: Partial<HarvestRules["guard"]>;
  schedule?: string;
};

/** The form of a configuration file's `config` export. */
export type Configure = (helpers: Helpers) => Configuration;

/** The settings in force, frozen. Files are absolute paths. */
export type Settings = Readonly<{
  configFile: string;
  institution: string;
  sources: readonly Source[];
  equivalences: readonly Equivalence[];
  authority: Authority;
  /** Of every source. */
  harvest: Readonly<Record<string, HarvestRules & { schedule?: string }>>;
  images: string | undefined;
  institutionUri: string | undefined;
  contact: string | undefined;
  licence: string | undefined;
  rights: Readonly<Partial<Record<EntityType, string>>>;
  oai: OaiChoices;
  /** Where the standards' own schemas are, if they are. */
  schemas: string;
  baseUrl: string | undefined;
  naan: string | undefined;
  fallbackUrl: string | undefined;
  port: number;
  host: string;
  data: string;
  secondLocation: { folder: string; acknowledge: "both" | "first" } | undefined;
  registryFile: string;
  archiveFile: string;
  storeFile: string;
  /** Where store and archive are kept in PostgreSQL, and not in their files. It may hold a password. */
  storeUrl: string | undefined;
  /** Who may do what over the API. */
  accessFile: string;
  adminKey: string | undefined;
  rateLimit: Readonly<{ perKey: number; perAddress: number }>;
  trustProxy: boolean;
  webhooksInside: boolean;
}>;

/**
 * Reads the configuration file and the environment. Without a path: `CARTOUCHE_CONFIG`, else `./cartouche.config.ts`,
 * else the example museum. Fault: `config-invalid`, with every fault in its `faults`.
 */
export async function readSettings(
  path: string | undefined,
  environment: Environment = process.env,
): Promise<Settings> {
  const configFile = findFile(path ?? environment.CARTOUCHE_CONFIG);
  const faults: string[] = [];
  const said = await loadFile(configFile, faults);
  const env = readEnvironment(environment, faults);
  const sources = said ? await loadSources(said, dirname(configFile), faults) : [];
  if (said) {
    checkAuthority(said, sources, faults);
    checkHarvest(said, sources, faults);
  }
  if (!said || faults.length > 0) throw invalid(configFile, faults);
  const here = dirname(configFile);
  const data = env.data ?? toPath(said.data ?? "data", here);
  return Object.freeze({
    configFile,
    institution: said.institution,
    sources: Object.freeze(sources),
    equivalences: said.equivalences ?? [],
    harvest: Object.fromEntries(sources.map(({ name }) => [name, rulesFrom(said.harvest?.[name])])),
    authority: { order: sources.map(({ name }) => name), rules: said.authority ?? {} },
    images: said.images === undefined ? undefined : toPath(said.images, here),
    institutionUri: said.institutionUri,
    contact: said.contact,
    licence: said.licence,
    rights: said.rights ?? {},
    oai: { ...(said.contact === undefined ? {} : { admin: said.contact }), ...said.oai },
    schemas: env.schemas ?? toPath(said.schemas ?? join(data, "schemas"), here),
    baseUrl: (env.baseUrl ?? said.baseUrl)?.replace(/\/+$/, ""),
    fallbackUrl: said.fallbackUrl?.replace(/\/+$/, ""),
    naan: said.naan,
    port: env.port ?? said.port ?? 3000,
    host: said.host ?? "127.0.0.1",
    data,
    secondLocation: said.secondLocation && {
      folder: toPath(said.secondLocation.folder, here),
      acknowledge: said.secondLocation.acknowledge ?? "both",
    },
    registryFile: env.registryFile ?? join(data, "registry.sqlite"),
    archiveFile: join(data, "archive.sqlite"),
    storeFile: env.storeFile ?? join(data, "store.sqlite"),
    storeUrl: env.storeUrl,
    accessFile: join(data, "access.sqlite"),
    adminKey: env.adminKey,
    rateLimit: { perKey: said.rateLimit?.perKey ?? 600, perAddress: said.rateLimit?.perAddress ?? 60 },
    trustProxy: said.trustProxy ?? false,
    webhooksInside: said.webhooks?.inside ?? false,
  });
}

function invalid(configFile: string, faults: readonly string[]): Problem {
  const list = faults.map((fault) => `\n  - ${fault}`).join("");
  return new Problem("config-invalid", `Correct ${configFile} or the environment:${list}`, { faults });
}

const example = fileURLToPath(new URL("../examples/small-museum/cartouche.config.ts", import.meta.url));

function findFile(path: string | undefined): string {
  if (path) return resolve(path);
  const here = resolve("cartouche.config.ts");
  return existsSync(here) ? here : example;
}

async function loadFile(configFile: string, faults: string[]): Promise<Configuration | undefined> {
  if (!existsSync(configFile)) {
    faults.push(`${configFile} does not exist; name the file with --config or CARTOUCHE_CONFIG`);
    return undefined;
  }
  try {
    const module: { config?: unknown } = await import(moduleIn(configFile));
    if (typeof module.config !== "function") {
      faults.push("it has no function `config`; write `export const config = ({ tms }) => ({ … })`");
      return undefined;
    }
    const checked = shape.safeParse((module.config as Configure)(helpersFor(dirname(configFile))));
    if (checked.success) return checked.data as Configuration;
    for (const issue of checked.error.issues) faults.push(faultOf(issue));
  } catch (error) {
    faults.push(
      error instanceof Problem
        ? error.detail
        : `it cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return undefined;
}

const firstRead = new Map<string, number>();

/** A file as it stands now: one that was read before in this process, and was changed since, is read again. */
function moduleIn(file: string): string {
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const first = firstRead.get(file) ?? changed;
  firstRead.set(file, first);
  return `${pathToFileURL(file).href}${changed === first ? "" : `?changed=${changed}`}`;
}

/** The helpers of a configuration file: a folder that one is given is relative to that file. */
function helpersFor(here: string): Helpers {
  const settle = (options: { folder?: string | URL }) =>
    options.folder === undefined ? options : { ...options, folder: toPath(options.folder, here) };
  const helpers = Object.entries(sourceTable).map(([name, helper]) => [
    name,
    (options: object) => (helper as (options: object) => Source)(settle(options)),
  ]);
  return Object.fromEntries(helpers);
}

/** What follows `cartouche harvest` and is no source. */
const reserved = ["runs", "show", "discard", "cancel", "suspects", "accept", "reject", "help"];

async function loadSources(said: Configuration, here: string, faults: string[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (const entry of said.sources) {
    if (!("from" in entry)) sources.push(entry);
    else {
      const file = toPath(entry.from, here);
      const module: { source?: Source } = await import(moduleIn(file)).catch((error: unknown) => ({
        error: faults.push(`sources: ${file} cannot be loaded: ${String(error)}`),
      }));
      if (module.source && isSource(module.source)) sources.push(module.source);
      else if (!("error" in module)) faults.push(`sources: ${file} exports no \`source\``);
    }
  }
  const names = sources.map(({ name }) => name);
  for (const name of names.filter((one) => !/^[a-z][a-z0-9-]*$/.test(one))) {
    faults.push(`sources: “${name}” cannot be a name; use a small letter, then small letters, digits and hyphens`);
  }
  for (const name of names.filter((one) => reserved.includes(one))) {
    faults.push(`sources: “${name}” is a word of the command line; give that source another \`name\``);
  }
  for (const name of new Set(names.filter((one, at) => names.indexOf(one) !== at))) {
    faults.push(`sources: two are named “${name}”; give each its own \`name\``);
  }
  return sources;
}

/** A rule that names a source which is not there would never hold, and nobody would notice. */
function checkAuthority({ authority = {} }: Configuration, sources: readonly Source[], faults: string[]): void {
  const known = new Set(sources.map(({ name }) => name));
  const named = Object.values(authority).flatMap((table) => Object.values(table ?? {}).flat());
  for (const name of new Set(named.filter((one) => !known.has(one))))
    faults.push(`authority: no source is named “${name}”; the configuration has: ${[...known].join(", ")}`);
}

/** A rule for a source that there is not would be silently without effect. */
function checkHarvest({ harvest = {} }: Configuration, sources: readonly Source[], faults: string[]): void {
  const names = sources.map(({ name }) => name);
  for (const name of Object.keys(harvest).filter((one) => !names.includes(one)))
    faults.push(`harvest: no source is named “${name}”; the configuration has: ${names.join(", ")}`);
}

function rulesFrom({ guard, ...said }: HarvestSettings = {}): HarvestRules & { schedule?: string } {
  return { ...usualRules, ...said, guard: { ...usualRules.guard, ...guard } };
}

function toPath(place: string | URL, here: string): string {
  if (!(place instanceof URL)) return resolve(here, place);
  if (ofThisMachine(place)) return fileURLToPath(place);
  throw new Problem("config-invalid", `${place.href} is not a file: address; name a folder of this machine`);
}
