import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { gunzipSync } from "node:zlib";
import { root } from "./run.ts";

/** The hierarchy of a real finding aid: everything within its `dsc`, and how many components that is. */
type Hierarchy = { components: string; count: number };

const archive = join(root, "../shared/data/archive");
const itemsPerFile = 100_000;

/** Whether the finding aids that are multiplied are beside the checkout. */
export const haveFindingAids = existsSync(archive);

/**
 * Writes finding aids (EAD 2002) with about so many components: the real hierarchies again and again, every id, number and title made
 * distinct. Answers how many components that came to, and how many MiB.
 */
export async function writeFindingAids(
  folder: string,
  items: number,
): Promise<{ components: number; mebibytes: number }> {
  mkdirSync(folder, { recursive: true });
  const hierarchies = readHierarchies();
  const written = { components: 0, bytes: 0 };
  for (let file = 0, copy = 0; written.components < items; file++) {
    const out = createWriteStream(join(folder, `aid-${String(file).padStart(3, "0")}.xml`));
    out.write(headOf(file));
    for (let inFile = 0; inFile < itemsPerFile && written.components < items; copy++) {
      const { components, count } = hierarchies[copy % hierarchies.length] as Hierarchy;
      const text = distinct(components, copy);
      if (!out.write(text)) await new Promise((resolve) => out.once("drain", resolve));
      inFile += count;
      written.components += count;
      written.bytes += text.length;
    }
    out.end("</dsc></archdesc></ead>\n");
    await finished(out);
  }
  return { components: written.components, mebibytes: Math.round(written.bytes / 1024 / 1024) };
}

function readHierarchies(): Hierarchy[] {
  return readdirSync(archive)
    .filter((name) => /^ead-.*\.xml\.gz$/.test(name))
    .map((name) => {
      const text = gunzipSync(readFileSync(join(archive, name))).toString("utf8");
      const [, components = ""] = /<dsc[^>]*>([\s\S]*)<\/dsc>/.exec(text) ?? [];
      return { components, count: [...components.matchAll(/<c(?:\d\d)?[ >]/g)].length };
    });
}

function distinct(components: string, copy: number): string {
  return components
    .replaceAll(/ id="([^"]+)"/g, ` id="$1-${copy}"`)
    .replaceAll(/<(unitid|unittitle)([^>]*)>([^<])/g, `<$1$2>${copy}. $3`);
}

const headOf = (file: number) => `<?xml version="1.0" encoding="utf-8"?>
<ead xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink"><eadheader><eadid>BENCH-${file}</eadid><filedesc><titlestmt><titleproper>Finding aid ${file}</titleproper></titlestmt></filedesc></eadheader><archdesc level="collection"><did><unittitle>Collection ${file}</unittitle><unitid>BENCH-${file}</unitid></did><dsc>
`;
