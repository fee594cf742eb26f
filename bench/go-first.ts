import type { ChildProcess } from "node:child_process";
import { readdirSync } from "node:fs";
import { setPriority } from "node:os";

/**
 * Lets a process go before all others of this machine, where `CARTOUCHE_BENCH_FIRST` asks for it (Linux; only root may): where others work on
 * the same cores, what is measured is then ours and not theirs.
 */
export function goFirst({ pid }: ChildProcess): void {
  if (!process.env.CARTOUCHE_BENCH_FIRST) return;
  for (const thread of readdirSync(`/proc/${pid}/task`)) setPriority(Number(thread), -20);
}
