/**
 * The other process of `marc.ts`: `describing-process.ts FOLDER FILE` reads MARC in a folder, describes each record and writes what is said of it
 * as a line of JSON: what `catmandu convert` does. Prints how many there were.
 */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { marc } from "../src/sources/marc/marc.ts";

const [folder = "", file = ""] = process.argv.slice(2);
const source = marc({ folder, audience: "public" });
const target = createWriteStream(file);
let records = 0;
let lines = "";
for await (const item of source.read()) {
  if (!("record" in item)) continue;
  const { drafts } = source.describe(item.record);
  lines += `${JSON.stringify({ key: item.record.key, drafts })}\n`;
  records++;
  if (lines.length < 65_536) continue;
  if (!target.write(lines)) await once(target, "drain");
  lines = "";
}
target.end(lines);
await once(target, "finish");
process.stdout.write(`${records}\n`);
