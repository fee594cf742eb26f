import { spawn } from "node:child_process";
import { tell } from "../cli/output.ts";

/** What starts this program again, and the configuration it is to read. */
export type Again = { self: readonly string[]; config: string };

/** Harvests one source in a process of its own. Fails where that does not end well; `stop` lets it end after its batch. */
export function harvestApart(source: string, { self, config }: Again, stop: AbortSignal): Promise<void> {
  const [node = process.execPath, ...main] = self;
  const child = spawn(node, [...main, "harvest", source, "--config", config], { stdio: ["ignore", 2, "inherit"] });
  const end = () => child.kill("SIGTERM");
  stop.addEventListener("abort", end, { once: true });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      stop.removeEventListener("abort", end);
      if (code === 0 || stop.aborted) return resolve();
      tell(`The scheduled harvest of ${source} did not end well; “cartouche harvest runs” says how.`);
      reject(new Error(`it ended with ${code ?? signal}`));
    });
  });
}
