/** Everything an operator can set: the configuration file and the environment, read once into one frozen object. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";
import { Problem } from "./errors.ts";
import { type Equivalence, isKeyPattern } from "./sources/equivalence.ts";
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
  /** Keys of different systems that mean one thing: `{ from: "ciim/object-{id}", to: "tms/object/{id}" }`. */
  equivalences?: Equivalence[];
  /** A folder of images, served under `/images/`. */
  images?: string | URL;
  /** The licence of the data, a URI. */
  licence?: string;
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
  /** Whether a proxy of yours stands in front and writes `X-Forwarded-For`. Default: no. */
  trustProxy?: boolean;
};

/** The form of a configuration file's `config` export. */
export type Configure = (helpers: Helpers) => Configuration;

/** The settings in force, frozen. Files are absolute paths. */
export type Settings = Readonly<{
  configFile: string;
  institution: string;
  sources: readonly Source[];
  equivalences: readonly Equivalence[];
  images: string | undefined;
  licence: string | undefined;
  baseUrl: string | undefined;
  fallbackUrl: string | undefined;
  naan: string | undefined;
  port: number;
  host: string;
  data: string;
  secondLocation: { folder: string; acknowledge: "both" | "first" } | undefined;
  registryFile: string;
  archiveFile: string;
  storeFile: string;
  /** Who may do what over the API. */
  accessFile: string;
  adminKey: string | undefined;
  rateLimit: Readonly<{ perKey: number; perAddress: number }>;
  trustProxy: boolean;
}>;

type Environment = Readonly<Record<string, string | undefined>>;

const ofThisMachine = ({ protocol }: URL) => protocol === "file:";
const folder = z.union([z.string().min(1), z.instanceof(URL).refine(ofThisMachine, "is not a file: address")]);
/** As a URI in ASCII, whatever it was written in: it stands in headers (RFC 9110, section 5.5) and in every document. */
const address = z
  .url({ protocol: /^https?$/, error: "is not an http or https address" })
  .transform((text) => new URL(text).href);
const namespace = address.refine((text) => !/[?#@]/.test(text), "holds a query, a fragment or a user name");
/** Digits and consonants but l (draft-kunze-ark, section 2.3); registered ones have five. */
const assigner = z.string().regex(/^[0-9b-df-hjkmnp-tv-xz]{5,16}$/i, "is not a name assigner's number, such as 12345");
const perMinute = z.number().int().min(1).max(1_000_000);
const keyPattern = z.string().refine(isKeyPattern, "is not a source key with one {id} in it, such as tms/object/{id}");
const shape = z.strictObject({
  institution: z.string().min(1),
  sources: z
    .array(
      z.union([
        z.custom<Source>(isSource, "is not a source; use a helper such as tms({ folder })"),
        z.strictObject({ from: folder }),
      ]),
    )
    .min(1),
  equivalences: z.array(z.strictObject({ from: keyPattern, to: keyPattern })).optional(),
  images: folder.optional(),
  licence: address.optional(),
  baseUrl: namespace.optional(),
  fallbackUrl: namespace.optional(),
  naan: assigner.optional(),
  port: z.number().int().min(0).max(65535).optional(),
  host: z.string().min(1).optional(),
  data: folder.optional(),
  secondLocation: z.strictObject({ folder, acknowledge: z.enum(["both", "first"]).default("both") }).optional(),
  rateLimit: z.strictObject({ perKey: perMinute.optional(), perAddress: perMinute.optional() }).optional(),
  trustProxy: z.boolean().optional(),
});

/** The keys of a configuration file. */
export const configurationKeys: readonly string[] = Object.keys(shape.shape);

function isSource(value: unknown): boolean {
  return typeof value === "object" && value !== null && "name" in value && "read" in value && "describe" in value;
}

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
  if (!said || faults.length > 0) throw invalid(configFile, faults);
  const here = dirname(configFile);
  const data = env.data ?? toPath(said.data ?? "data", here);
  return Object.freeze({
    configFile,
    institution: said.institution,
    sources: Object.freeze(sources),
    equivalences: said.equivalences ?? [],
    images: said.images === undefined ? undefined : toPath(said.images, here),
    licence: said.licence,
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
    accessFile: join(data, "access.sqlite"),
    adminKey: env.adminKey,
    rateLimit: { perKey: said.rateLimit?.perKey ?? 600, perAddress: said.rateLimit?.perAddress ?? 60 },
    trustProxy: said.trustProxy ?? false,
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
    const module: { config?: unknown } = await import(pathToFileURL(configFile).href);
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

function faultOf(issue: z.core.$ZodIssue): string {
  const place = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    const known = configurationKeys.join(", ");
    return `unknown key ${issue.keys.map((key) => `“${key}”`).join(", ")}${place ? ` in ${place}` : ""}; known keys: ${known}`;
  }
  return place ? `${place}: ${issue.message}` : issue.message;
}

async function loadSources(said: Configuration, here: string, faults: string[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (const entry of said.sources) {
    if (!("from" in entry)) sources.push(entry);
    else {
      const file = toPath(entry.from, here);
      const module: { source?: Source } = await import(pathToFileURL(file).href).catch((error: unknown) => ({
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
  for (const name of new Set(names.filter((one, at) => names.indexOf(one) !== at))) {
    faults.push(`sources: two are named “${name}”; give each its own \`name\``);
  }
  return sources;
}

function toPath(place: string | URL, here: string): string {
  if (!(place instanceof URL)) return resolve(here, place);
  if (ofThisMachine(place)) return fileURLToPath(place);
  throw new Problem("config-invalid", `${place.href} is not a file: address; name a folder of this machine`);
}

/** The variables that settings are read from, `CARTOUCHE_CONFIG` (which names the file) apart. */
export const environmentNames = [
  "CARTOUCHE_DATA",
  "CARTOUCHE_PORT",
  "CARTOUCHE_BASE_URL",
  "CARTOUCHE_REGISTRY_URL",
  "CARTOUCHE_STORE_URL",
  "CARTOUCHE_ADMIN_KEY",
] as const;

type FromEnvironment = {
  data?: string;
  port?: number;
  baseUrl?: string;
  registryFile?: string;
  storeFile?: string;
  adminKey?: string;
};

const shortestKey = 32;

function readEnvironment(environment: Environment, faults: string[]): FromEnvironment {
  const { CARTOUCHE_DATA, CARTOUCHE_PORT, CARTOUCHE_BASE_URL, CARTOUCHE_REGISTRY_URL, CARTOUCHE_STORE_URL } =
    environment;
  const found: FromEnvironment = {};
  if (CARTOUCHE_DATA) found.data = resolve(CARTOUCHE_DATA);
  if (CARTOUCHE_PORT) {
    const port = Number(CARTOUCHE_PORT);
    if (Number.isInteger(port) && port >= 0 && port <= 65535) found.port = port;
    else faults.push(`CARTOUCHE_PORT is “${CARTOUCHE_PORT}”; it must be a whole number from 0 to 65535`);
  }
  if (CARTOUCHE_BASE_URL) {
    const read = namespace.safeParse(CARTOUCHE_BASE_URL);
    if (read.success) found.baseUrl = read.data;
    else
      faults.push(
        `CARTOUCHE_BASE_URL is “${CARTOUCHE_BASE_URL}”; it must be an http or https address without query, fragment or user name`,
      );
  }
  const registryFile = fileFrom("CARTOUCHE_REGISTRY_URL", CARTOUCHE_REGISTRY_URL, faults);
  const storeFile = fileFrom("CARTOUCHE_STORE_URL", CARTOUCHE_STORE_URL, faults);
  const { CARTOUCHE_ADMIN_KEY: adminKey } = environment;
  if (adminKey && /^[\x21-\x7e]+$/.test(adminKey) && adminKey.length >= shortestKey) found.adminKey = adminKey;
  else if (adminKey)
    faults.push(`CARTOUCHE_ADMIN_KEY must have ${shortestKey} characters or more, of ASCII and without spaces`);
  return { ...found, ...(registryFile ? { registryFile } : {}), ...(storeFile ? { storeFile } : {}) };
}

function fileFrom(name: string, value: string | undefined, faults: string[]): string | undefined {
  if (!value) return undefined;
  if (value.startsWith("file:")) return fileURLToPath(value);
  if (!/^[a-z]+:\/\//i.test(value)) return resolve(value);
  faults.push(`${name} is “${value}”; this version keeps it in a SQLite file: give a path or a file: address`);
  return undefined;
}
