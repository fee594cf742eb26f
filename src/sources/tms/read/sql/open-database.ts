import { readFile } from "node:fs/promises";
import { Problem } from "../../../../errors.ts";
import { dialects } from "./dialects.ts";
import type { Connection, OpenDatabase } from "./port.ts";
import type { DatabaseKind, TmsDatabaseSettings } from "./settings.ts";

/** A driver is loaded where it is needed: starting costs nothing of it. */
const drivers: Record<DatabaseKind, (connection: Connection) => Promise<OpenDatabase>> = {
  sqlserver: async (connection) => (await import("./drivers/sql-server.ts")).openSqlServer(connection),
  mysql: async (connection) => (await import("./drivers/mysql.ts")).openMysql(connection),
  postgres: async (connection) => (await import("./drivers/postgres.ts")).openPostgres(connection),
};

const ours = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

/** Opens a TMS database for reading. Fault: `source-unreadable`, for all that keeps it from being read. */
export async function openDatabase(settings: TmsDatabaseSettings): Promise<OpenDatabase> {
  const { kind, host, user, database, port = dialects[kind].port, timeoutSeconds = 120 } = settings;
  const where = `The TMS database ${database} at ${host}:${port}`;
  const password = await passwordOf(settings);
  const tls = await tlsOf(settings);
  const connection = { host, port, user, password, database, tls, timeoutMs: timeoutSeconds * 1000 };
  const opened = await drivers[kind](connection).catch((error: unknown) => {
    throw unreadable(`${where} cannot be opened (${wordsOf(error)}). Check host, port, user, password and \`tls\`.`);
  });
  return {
    close: opened.close,
    query: (sql, parameters) =>
      opened.query(sql, parameters).catch((error: unknown) => {
        const detail = `${where} could not answer “${sql.slice(0, 300)}” (${wordsOf(error)}). Check \`database.queries\` and the account's rights, or raise \`timeoutSeconds\`.`;
        throw unreadable(detail);
      }),
  };
}

const unreadable = (detail: string) => new Problem("source-unreadable", detail);

/** Some errors have only a code, and one of several addresses has its errors within. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join(", ");
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}

async function passwordOf({ password, passwordFile, passwordEnv = "" }: TmsDatabaseSettings): Promise<string> {
  if (password !== undefined) return password;
  if (passwordFile !== undefined) return (await textOf(passwordFile, "passwordFile")).replace(/\r?\n$/, "");
  const given = process.env[passwordEnv];
  if (given) return given;
  throw unreadable(`The variable ${passwordEnv} is not set. Set it to the password of the TMS database.`);
}

async function tlsOf({ tls, host }: TmsDatabaseSettings): Promise<Connection["tls"]> {
  if (typeof tls === "object") return { ca: await textOf(tls.ca, "tls.ca") };
  return (tls ?? !ours.test(host)) ? {} : undefined;
}

async function textOf(path: string, setting: string): Promise<string> {
  return readFile(path, "utf8").catch((error: unknown) => {
    throw unreadable(`${path} cannot be read (${wordsOf(error)}). Correct \`database.${setting}\`.`);
  });
}
