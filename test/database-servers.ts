import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import mysql from "mysql2/promise";
import { Client } from "pg";

const run = promisify(execFile);

/** A database server of a test's own, on this machine alone: SQL is run by its administrator. */
export type DatabaseServer = {
  port: number;
  database: string;
  user: string;
  password: string;
  run(...statements: string[]): Promise<void>;
  /** Loads rows of text, tab-separated with backslash escapes, from a file. */
  load(table: string, file: string): Promise<void>;
  stop(): Promise<void>;
};

const postgresBin = "/usr/lib/postgresql/15/bin";
const isRoot = process.getuid?.() === 0;
const reader = { user: "reader", password: "only to read" };

/** Why a test of MariaDB cannot run here. */
export const withoutMariadb = existsSync("/usr/sbin/mariadbd")
  ? false
  : "MariaDB is not installed at /usr/sbin/mariadbd";

/** Why a test of PostgreSQL cannot run here. */
export const withoutPostgres = existsSync(`${postgresBin}/initdb`)
  ? false
  : `PostgreSQL is not installed at ${postgresBin}`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Tries until it works, for half a minute. */
async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Starts MariaDB with an empty database `tms` and a user that may only read it. */
export async function startMariadb(): Promise<DatabaseServer> {
  const home = await mkdtemp(join(tmpdir(), "cartouche-mariadb-"));
  const port = await freePort();
  const common = ["--no-defaults", `--datadir=${home}/data`, ...(isRoot ? ["--user=root"] : [])];
  await run("mariadb-install-db", [...common, "--auth-root-authentication-method=normal", "--skip-test-db"]);
  const own = [`--socket=${home}/socket`, `--port=${port}`, "--bind-address=127.0.0.1", "--skip-log-bin"];
  const quick = ["--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=64M", "--secure-file-priv="];
  const server = spawn("/usr/sbin/mariadbd", [...common, ...own, ...quick], { stdio: "ignore" });
  const connect = () =>
    mysql.createConnection({ socketPath: `${home}/socket`, user: "root", multipleStatements: true });
  const admin = await patiently(connect);
  const statements = async (...all: string[]) => {
    for (const sql of all) await admin.query(sql);
  };
  await statements(
    "CREATE DATABASE tms CHARACTER SET utf8mb4",
    `CREATE USER ${reader.user}@'%' IDENTIFIED BY '${reader.password}'`,
    `GRANT SELECT ON tms.* TO ${reader.user}@'%'`,
    "USE tms",
    "SET SESSION sql_mode = 'ANSI_QUOTES'",
  );
  return {
    ...reader,
    port,
    database: "tms",
    run: statements,
    load: (table, file) => statements(`LOAD DATA INFILE '${file}' INTO TABLE "${table}" CHARACTER SET utf8mb4`),
    stop: async () => {
      await admin.end();
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill();
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Starts PostgreSQL with an empty database `tms` and a user that may only read it. */
export async function startPostgres(): Promise<DatabaseServer> {
  const home = await mkdtemp(join(tmpdir(), "cartouche-postgres-"));
  const port = await freePort();
  // The server refuses to run as root.
  const as = (program: string, args: string[]) =>
    isRoot
      ? run("runuser", ["-u", "postgres", "--", `${postgresBin}/${program}`, ...args], { cwd: "/" })
      : run(`${postgresBin}/${program}`, args);
  if (isRoot) await run("chown", ["postgres", home]);
  await chmod(home, 0o700);
  const data = `${home}/data`;
  await as("initdb", [
    "-D",
    data,
    "--auth-local=trust",
    "--auth-host=scram-sha-256",
    "-U",
    "postgres",
    "-E",
    "UTF8",
    "--no-sync",
    "--locale=C.UTF-8",
  ]);
  const options = `-p ${port} -k ${home} -c listen_addresses=127.0.0.1 -c fsync=off`;
  await as("pg_ctl", ["-D", data, "-w", "-l", `${home}/log`, "-o", options, "start"]);
  const open = async (database: string) => {
    const client = new Client({ host: home, port, user: "postgres", database });
    await client.connect();
    return client;
  };
  const first = await open("postgres");
  await first.query("CREATE DATABASE tms");
  await first.end();
  const admin = await open("tms");
  const statements = async (...all: string[]) => {
    for (const sql of all) await admin.query(sql);
  };
  await statements(
    `CREATE USER ${reader.user} PASSWORD '${reader.password}'`,
    `ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO ${reader.user}`,
  );
  return {
    ...reader,
    port,
    database: "tms",
    run: statements,
    load: (table, file) => statements(`COPY "${table}" FROM '${file}'`),
    stop: async () => {
      await admin.end();
      await as("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
      await rm(home, { recursive: true, force: true });
    },
  };
}
