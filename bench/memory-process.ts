/**
 * The other process of `memory.ts`: loads the registry of a file into memory, with a snapshot or without, and prints as JSON how
 * long it took, whether the snapshot was used, how many PIDs there are, the bytes of their packed rows, and what it holds on the heap. Needs `--expose-gc`.
 */
import { loadParts } from "../src/registry/memory/load-parts.ts";
import { openFollowedFile } from "../src/registry/sqlite/followed-file.ts";

const [file = "", snapshotFile = ""] = process.argv.slice(2);
const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};
const before = heap();
const began = performance.now();
const followed = openFollowedFile(file);
const { parts, kept } = await loadParts(followed, snapshotFile);
const seconds = (performance.now() - began) / 1000;
followed.close();
const held = heap() - before;
const pids = Object.values(parts.rows.counts()).reduce((sum, count) => sum + count, 0);
process.stdout.write(`${JSON.stringify({ seconds, kept, pids, bytes: parts.rows.bytes(), heap: held })}\n`);
