/** What is set in the environment, which wins over the configuration file. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { namespace } from "./shape.ts";

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that settings are read from, `CARTOUCHE_CONFIG` (which names the file) apart. */
export const environmentNames = [
  "CARTOUCHE_DATA",
  "CARTOUCHE_PORT",
  "CARTOUCHE_BASE_URL",
  "CARTOUCHE_REGISTRY_URL",
  "CARTOUCHE_STORE_URL",
  "CARTOUCHE_ADMIN_KEY",
  "CARTOUCHE_SCHEMAS",
] as const;

/** What was found in the environment. */
export type FromEnvironment = {
  data?: string;
  port?: number;
  baseUrl?: string;
  registryFile?: string;
  storeFile?: string;
  /** Where the store is kept in PostgreSQL. */
  storeUrl?: string;
  adminKey?: string;
  /** The folder of the standards' own schemas. */
  schemas?: string;
};

const shortestKey = 32;

/** Reads the environment; adds what is wrong in it to `faults`, in words. */
export function readEnvironment(environment: Environment, faults: string[]): FromEnvironment {
  const { CARTOUCHE_DATA, CARTOUCHE_PORT, CARTOUCHE_BASE_URL, CARTOUCHE_REGISTRY_URL, CARTOUCHE_STORE_URL } =
    environment;
  const found: FromEnvironment = {};
  if (CARTOUCHE_DATA) found.data = resolve(CARTOUCHE_DATA);
  if (environment.CARTOUCHE_SCHEMAS) found.schemas = resolve(environment.CARTOUCHE_SCHEMAS);
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
  const storeUrl = databaseFrom(CARTOUCHE_STORE_URL, faults);
  const storeFile = storeUrl ? undefined : fileFrom("CARTOUCHE_STORE_URL", CARTOUCHE_STORE_URL, faults);
  const { CARTOUCHE_ADMIN_KEY: adminKey } = environment;
  if (adminKey && /^[\x21-\x7e]+$/.test(adminKey) && adminKey.length >= shortestKey) found.adminKey = adminKey;
  else if (adminKey)
    faults.push(`CARTOUCHE_ADMIN_KEY must have ${shortestKey} characters or more, of ASCII and without spaces`);
  return {
    ...found,
    ...(registryFile ? { registryFile } : {}),
    ...(storeFile ? { storeFile } : {}),
    ...(storeUrl ? { storeUrl } : {}),
  };
}

/** An address of PostgreSQL. It may hold a password, so a faulty one is not repeated. */
function databaseFrom(value: string | undefined, faults: string[]): string | undefined {
  if (!value || !/^postgres(ql)?:/i.test(value)) return undefined;
  if (!URL.canParse(value) || new URL(value).pathname.length < 2)
    faults.push("CARTOUCHE_STORE_URL must be postgres://USER:PASSWORD@HOST:PORT/DATABASE");
  return value;
}

function fileFrom(name: string, value: string | undefined, faults: string[]): string | undefined {
  if (!value) return undefined;
  if (value.startsWith("file:")) return fileURLToPath(value);
  if (!/^[a-z]+:\/\//i.test(value)) return resolve(value);
  const addresses =
    name === "CARTOUCHE_STORE_URL" ? "a path, a file: or a postgres:// address" : "a path or a file: address";
  faults.push(`${name} begins with “${value.replace(/:.*/s, ":")}”; give ${addresses}`);
  return undefined;
}
