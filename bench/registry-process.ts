/**
 * The other process of `registry.ts` and `writing.ts`. `bulk FOLDER COUNT` mints for that many new keys through whoever writes the
 * registry of that data folder, and says when it begins; `resident REGISTRY PIDS` opens the registry, resolves the PIDs in that file, one a line, and prints as JSON how long opening
 * took, what it held before, and what it holds then.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openSqliteRegistry } from "../src/registry/sqlite/registry.ts";
import { openRegistry } from "../src/registry/writing/open-registry.ts";
import { mintInBulk } from "./registry-samples.ts";

const [job = "", file = "", given = ""] = process.argv.slice(2);
const pids = job === "resident" ? readFileSync(given, "utf8").split("\n") : [];
const before = process.memoryUsage.rss();
const began = performance.now();
const registry =
  job === "bulk" ? openRegistry({ folder: file, file: join(file, "registry.sqlite") }) : openSqliteRegistry({ file });
if (job === "bulk") {
  process.stdout.write("begun\n");
  await mintInBulk(registry, "bench/other", Number(given));
} else {
  await registry.head();
  const openMs = performance.now() - began;
  for (const pid of pids) await registry.resolve(pid);
  process.stdout.write(`${JSON.stringify({ openMs, before, opened: process.memoryUsage.rss() })}\n`);
}
await registry.close();
