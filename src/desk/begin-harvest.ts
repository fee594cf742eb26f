import { type ChildProcess, spawn } from "node:child_process";
import { giveWay } from "./give-way.ts";

/** Begins `cartouche harvest` with these words in a process of its own; what it says goes to standard error. `self` starts this program. */
export function beginHarvest(self: readonly string[], words: readonly string[]): ChildProcess {
  const [node = process.execPath, ...main] = self;
  const child = spawn(node, [...main, "harvest", ...words], { stdio: ["ignore", 2, "inherit"] });
  // While it has one thread: those that it starts inherit it, and a beginning process wants more than one core.
  if (child.pid !== undefined) giveWay(child.pid);
  return child;
}
