import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { freshFolder } from "./command.ts";

const path = `${process.env.PATH}:/usr/sbin:/usr/local/sbin`;
const environment = { ...process.env, PATH: path };

/** What a test that needs nginx says where there is none. */
export const withoutNginx =
  spawnSync("nginx", ["-v"], { env: environment }).status === 0 ? false : "nginx (Debian nginx) is not installed";

/** Serves a standing site with nginx, as the bundle's README says, from a folder of its own and on a free port. */
export async function serveWithNginx(site: string): Promise<{ address: string; stop(): Promise<void> }> {
  const folder = freshFolder();
  const port = await freePort();
  const configuration = join(folder.path, "nginx.conf");
  writeFileSync(configuration, configurationOf(site, folder.path, port));
  const child = spawn("nginx", ["-c", configuration, "-p", folder.path, "-e", "stderr"], {
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const address = `http://127.0.0.1:${port}`;
  for (let waited = 0; ; waited++) {
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    if (child.exitCode !== null || waited > 200) throw new Error(`nginx does not serve ${site}: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return {
    address,
    async stop() {
      child.kill("SIGTERM");
      await ended;
      folder.remove();
    },
  };
}

function configurationOf(site: string, folder: string, port: number): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  return `daemon off; worker_processes 1; pid ${join(folder, "pid")};
${process.getuid?.() === 0 ? "user root;" : ""}
events { worker_connections 512; }
http {
  access_log off;
  ${temporary.join("\n  ")}
  include ${site}/nginx/http.conf;
  server {
    listen 127.0.0.1:${port};
    root ${site};
    include ${site}/nginx/server.conf;
  }
}
`;
}

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const bound = probe.address();
      probe.close(() => (typeof bound === "object" && bound ? resolve(bound.port) : reject(new Error("no port"))));
    });
  });
}
