import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const versions = "/usr/lib/postgresql";

/** The folder of PostgreSQL's programs, the newest where there are several; undefined where it is not installed. */
const programs = (existsSync(versions) ? readdirSync(versions) : [])
  .sort((a, b) => Number(b) - Number(a))
  .map((version) => join(versions, version, "bin"))
  .find((folder) => existsSync(join(folder, "initdb")));

/** What a test that needs PostgreSQL says when it is not there. */
export const withoutPostgres = programs === undefined ? `PostgreSQL is not installed in ${versions}` : false;

/** A PostgreSQL server of a test's own, on the loopback address. */
export type Throwaway = {
  /** The address of its database. */
  url: string;
  stop(): void;
  start(): void;
  /** Ends it, and nothing of it is left. */
  close(): void;
};

/** Makes and starts a server in a folder of its own. It keeps what it acknowledged, as in a museum: `fsync` is on. */
export async function throwawayPostgres(): Promise<Throwaway> {
  const folder = mkdtempSync(join(tmpdir(), "cartouche-postgres-"));
  const data = join(folder, "data");
  if (process.getuid?.() === 0) chownSync(folder, idOf("-u"), idOf("-g"));
  run("initdb", "--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "-D", data);
  const port = await freePort();
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  const server: Throwaway = {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start: () => run("pg_ctl", "start", "-w", "-D", data, "-l", join(folder, "log"), "-o", options),
    stop: () => run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data),
    close() {
      process.off("exit", server.close);
      if (existsSync(join(data, "postmaster.pid"))) server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  process.on("exit", server.close);
  server.start();
  return server;
}

/** PostgreSQL refuses to run as root; its package makes the user `postgres`. */
function run(program: string, ...words: string[]): void {
  const whole = [join(programs ?? "", program), ...words];
  const [command = "", ...rest] = process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--", ...whole] : whole;
  const { status, stderr } = spawnSync(command, rest, { cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
}

function idOf(which: "-u" | "-g"): number {
  return Number(spawnSync("id", [which, "postgres"]).stdout);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
