/**
 * The other process of `registry.ts`. `bulk FILE COUNT` mints for that many new keys and says when it begins and ends;
 * `resident FILE COUNT` opens the registry, resolves that many PIDs and prints as JSON how long opening took and what it holds.
 */
import { openSqliteRegistry } from "../src/registry/sqlite/registry.ts";
import { mintInBulk, pidsSpread } from "./registry-samples.ts";

const [job = "", file = "", words = "0"] = process.argv.slice(2);
const count = Number(words);
const before = process.memoryUsage.rss();
const began = performance.now();
const registry = openSqliteRegistry({ file });
if (job === "bulk") {
  process.stdout.write("begun\n");
  await mintInBulk(registry, "bench/other", count);
} else {
  await registry.head();
  const openMs = performance.now() - began;
  for (const pid of await pidsSpread(registry, count)) await registry.resolve(pid);
  const opened = process.memoryUsage.rss();
  process.stdout.write(`${JSON.stringify({ openMs, before, opened })}\n`);
}
await registry.close();
