import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Why a test that needs nginx is left out here, or false. */
export const withoutNginx =
  spawnSync("nginx", ["-v"]).status !== 0 && "nginx is not on this machine (Debian: nginx-light)";

/** Starts nginx on an exported `site/`, on a free port, as the folder's own trial configuration says. */
export async function startNginx(site: string): Promise<{ address: string; stop(): Promise<void> }> {
  const port = await freePort();
  const conf = join(site, "cartouche.conf");
  writeFileSync(conf, readFileSync(conf, "utf8").replace("127.0.0.1:8080", `127.0.0.1:${port}`));
  const child: ChildProcess = spawn("nginx", ["-p", site, "-c", "nginx.conf", "-g", "daemon off; user root;"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 400; tries++) {
    if (child.exitCode !== null) throw new Error(`nginx did not start: ${said}`);
    if (
      await fetch(address).then(
        () => true,
        () => false,
      )
    )
      break;
    await pause(50);
  }
  return {
    address,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const bound = probe.address();
      probe.close(() => resolve(typeof bound === "object" && bound ? bound.port : 0));
    });
  });
}

/** What of an answer must be the same whoever gives it: status, where it leads, its form and its words. A redirect's own page is the server's. */
export async function answerAt(address: string, path: string, accept: string) {
  const answer = await fetch(address + path, { redirect: "manual", headers: { accept } });
  const body = await answer.text();
  const { status, headers } = answer;
  const leads = status === 301 || status === 303;
  const said = (name: string) => headers.get(name);
  return {
    status,
    location: said("location"),
    type: leads ? null : said("content-type"),
    cors: said("access-control-allow-origin"),
    sniffing: said("x-content-type-options"),
    vary: leads && status === 301 ? null : said("vary"),
    cites: /<([^>]+)>; rel="cite-as"/.exec(said("link") ?? "")?.[1],
    body: leads ? "" : body,
  };
}
