import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = fileURLToPath(new URL("../", import.meta.url));

/** A folder for the state of one measurement. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), "cartouche-bench-"));
}

/** The configuration to measure with: the portrait gallery where its data is beside the checkout, else the example museum. */
export function benchConfiguration(): { name: string; config: string } {
  const real = process.env.CARTOUCHE_TMS_DIR ?? join(root, "../shared/data/tms-npg");
  const name = existsSync(real) ? "portrait-gallery" : "small-museum";
  return { name, config: join(root, `examples/${name}/cartouche.config.ts`) };
}

/** What a finished command printed, how long it took and the most memory it held. */
export type Measured = { output: string; seconds: number; peakMb: number };

/** Runs the command line and measures it from outside. */
export function cartouche(words: readonly string[], data: string): Promise<Measured> {
  return measured(process.execPath, [join(root, "src/main.ts"), ...words], { CARTOUCHE_DATA: data });
}

/** Runs a program and measures it from outside. What it says on standard error is not shown. */
export async function measured(
  program: string,
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<Measured> {
  const started = performance.now();
  const child = spawn(program, words, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let output = "";
  let peakKb = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const watch = setInterval(() => {
    peakKb = Math.max(peakKb, peakOf(child.pid));
  }, 100);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${program} ${words.join(" ")} ended with ${code}`);
  return { output, seconds: (performance.now() - started) / 1000, peakMb: peakKb / 1024 };
}

/** The most memory a process ever held, in kB, as Linux knows it (`VmHWM`); 0 elsewhere. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Whether a program is on this machine. */
export function has(program: string): boolean {
  return spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
}
