import { beginHarvest } from "../begin-harvest.ts";
import { tell } from "../cli/output.ts";

/** What starts this program again, and the configuration it is to read. */
export type Again = { self: readonly string[]; config: string };

/** Harvests one source in a process of its own. Fails where that does not end well; `stop` ends it, and what it has taken stays. */
export function harvestWhenDue(source: string, { self, config }: Again, stop: AbortSignal): Promise<void> {
  const child = beginHarvest(self, [source, "--config", config]);
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
