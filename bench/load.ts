import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { request } from "node:http";

/** Set by `send`, the same on both servers by itself. */
const automatic = new Set(["date", "connection", "keep-alive", "transfer-encoding"]);
const secondsEach = 3;

/** A server that was started, and where it listens. */
export type Started = { process: ChildProcess; address: string };

/** Starts a program of ours on the first core and waits until it says where it listens. */
export function startOn(words: readonly string[], environment: Record<string, string> = {}): Promise<Started> {
  return start(["taskset", "-c", "0", process.execPath, ...words], environment);
}

/** The same with any program, on whatever core. */
export function start(
  [program = "", ...words]: readonly string[],
  environment: Record<string, string> = {},
): Promise<Started> {
  const child = spawn(program, words, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      const address = /listening (http:\S+)/.exec(chunk.toString())?.[1];
      if (address) resolve({ process: child, address });
    });
    child.on("exit", (code) => reject(new Error(`server ended with ${code}`)));
  });
}

/** What a server answered. */
export type Answer = { status: number; headers: string[]; body: Buffer };

/** Asks once, on a connection of its own. */
export function ask(url: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { accept: "*/*" }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.rawHeaders, body: Buffer.concat(chunks) }),
      );
    })
      .on("error", reject)
      .end();
  });
}

/** The headers that a server was told to send. */
export function withoutAutomatic(raw: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < raw.length; at += 2) {
    const [name = "", value = ""] = [raw[at], raw[at + 1]];
    if (!automatic.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}

/** What tells wrk to ask for these paths in turn. */
export function luaFor(paths: readonly string[]): string {
  const list = paths.map((path) => `"${path}"`).join(",");
  return `local paths = {${list}}\nlocal at = 0\nrequest = function()\n  at = at % #paths + 1\n  return wrk.format("GET", paths[at])\nend\n`;
}

/** Asks with 64 connections from the second core for three seconds: answers a second, and what 99 of 100 waited at most. */
export function load(address: string, script: string): { rate: number; p99: string } {
  const words = [
    "-c",
    "1",
    "wrk",
    "-t1",
    "-c64",
    `-d${secondsEach}s`,
    "--latency",
    "-H",
    "Accept: */*",
    "-s",
    script,
    address,
  ];
  const { stdout, stderr } = spawnSync("taskset", words, { encoding: "utf8" });
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  if (!Number.isFinite(rate)) throw new Error(`wrk said nothing of use: ${stdout}${stderr}`);
  return { rate, p99: /99%\s+(\S+)/.exec(stdout)?.[1] ?? "" };
}
