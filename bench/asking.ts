import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { goFirst } from "./go-first.ts";
import { root } from "./run.ts";

/** How many ms answers took from the moment when they were due, by what was asked for. */
export type Heard = Record<string, number[]>;

/** Somebody who asks at a fixed rate, whatever the answers take. */
export type Asking = {
  /** What was answered since the last time. Fails where anything was a fault. */
  heard(): Promise<Heard>;
  stop(): void;
};

/** Begins to ask for addresses in a process of its own, so many a second, the kinds by turns. `folder` is for its list. */
export function beginAsking(kinds: Record<string, string[]>, perSecond: number, folder: string): Asking {
  const file = join(folder, "addresses.json");
  writeFileSync(file, JSON.stringify(kinds));
  const asking = fork(join(root, "bench/asking-process.ts"), [file, String(perSecond)]);
  goFirst(asking);
  return {
    async heard() {
      const said = once(asking, "message");
      asking.send("how long did it take?");
      const [{ answers, faults }] = (await said) as [{ answers: Heard; faults: string[] }];
      if (faults.length > 0) throw new Error(`${faults.length} answers were faults: ${faults.slice(0, 3).join("; ")}`);
      return answers;
    },
    stop: () => asking.disconnect(),
  };
}

/** What so large a share of the numbers is at most: 0.99 for p99. */
export function shareOf(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
