import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = fileURLToPath(new URL("../", import.meta.url));
/** The example museum's configuration. */
export const exampleConfig = join(root, "examples/small-museum/cartouche.config.ts");

/** What a finished command said. */
export type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };
export type Environment = Record<string, string | undefined>;

const main = join(root, "src/main.ts");

/** Starts the command line as a process of its own; `CARTOUCHE_*` of this process is not inherited. */
export function begin(words: readonly string[], environment: Environment = {}): ChildProcess {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("CARTOUCHE_") && !name.startsWith("NODE_TEST")),
  );
  // With room for what it loads, a command starts in three quarters of the time; tests start hundreds.
  return spawn(process.execPath, ["--min-semi-space-size=16", main, ...words], {
    env: {
      ...inherited,
      // Absolute: commands run elsewhere than `npm test`, and share what it has compiled.
      NODE_COMPILE_CACHE: join(root, "node_modules/.cache/node"),
      ...environment,
    } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    cwd: tmpdir(),
  });
}

/** Runs the command line to its end. */
export function cartouche(words: readonly string[], environment: Environment = {}): Promise<Ended> {
  return ended(begin(words, environment));
}

/** Waits for the end of a started command. */
export function ended(child: ChildProcess): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr })));
}

/** A server that was started for a test: where it listens, and how to end it. */
export type Serving = { address: string; child: ChildProcess; stop(signal?: NodeJS.Signals): Promise<Ended> };

/** Starts `cartouche serve` on a free port and waits until it is ready, by that address. */
export async function serve(
  environment: Environment,
  words: readonly string[] = ["serve"],
  ready = "/health/ready",
): Promise<Serving> {
  const child = begin(words, { CARTOUCHE_PORT: "0", ...environment });
  const end = ended(child);
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      const found = /listening (http:\S+)/.exec(chunk.toString())?.[1];
      if (found) resolve(found);
    });
    void end.then(({ stderr }) => reject(new Error(`the server ended before it listened: ${stderr}`)));
  });
  for (;;) {
    const { status } = await fetch(address + ready);
    if (status === 200) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (child.exitCode !== null) throw new Error("the server ended before it was ready");
  }
  return {
    address,
    child,
    stop(signal = "SIGTERM") {
      child.kill(signal);
      return end;
    },
  };
}

/** A folder for the state of one test, and how to take it away again. */
export function freshFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "cartouche-test-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
