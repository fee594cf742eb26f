/**
 * The thread that moves what was written ahead into the registry's file (SQLite, “Write-Ahead Logging”, PASSIVE checkpoint), so that no
 * commit has to: that takes tens of milliseconds, in which everybody's writes would wait.
 */
import { DatabaseSync } from "node:sqlite";
import { workerData } from "node:worker_threads";
import { log } from "../../log.ts";
import type { Written } from "./host.ts";

const everyMs = 250;
const { file } = workerData as Written;
const database = new DatabaseSync(file, { timeout: 1000 });
const move = database.prepare("PRAGMA wal_checkpoint(PASSIVE)");
setInterval(() => {
  try {
    move.get();
  } catch (error) {
    log.warn({ file, error: String(error) }, "what was written ahead stays where it is for now");
  }
}, everyMs);
