import { type ChildProcess, spawn } from "node:child_process";

/** Begins `cartouche harvest` with these words in a process of its own; what it says goes to standard error. `self` starts this program. */
export function beginHarvest(self: readonly string[], words: readonly string[]): ChildProcess {
  const [node = process.execPath, ...main] = self;
  return spawn(node, [...main, "harvest", ...words], { stdio: ["ignore", 2, "inherit"] });
}
