import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { hashOfFile, readLines, writeLines } from "./lines.ts";

const manifest = "manifest-sha256.txt";
const tagManifest = "tagmanifest-sha256.txt";
/** A line of a manifest: a hash, two spaces, and a path that stays inside the bag. */
const manifestLine = /^([0-9a-f]{64}) {2}((?!.*\.\.)[A-Za-z][\w./-]*)$/;

/** Makes a folder a bag around payload files that are written already (RFC 8493): `payload` has their paths and SHA-256. */
export function closeBag(folder: string, payload: ReadonlyMap<string, string>, info: readonly string[]): void {
  const tags = new Map<string, string>();
  const write = (name: string, lines: readonly string[]) => tags.set(name, writeLines(join(folder, name), lines));
  write("bag-info.txt", info);
  write("bagit.txt", ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"]);
  write(manifest, linesOf(payload));
  writeLines(join(folder, tagManifest), linesOf(tags));
}

/** Names every file of a bag that is missing, that no manifest has, or that is not what its manifest says. */
export async function damageOfBag(folder: string): Promise<string[]> {
  const listed = new Set([tagManifest]);
  const damage: string[] = [];
  for (const name of [tagManifest, manifest]) {
    if (existsSync(join(folder, name))) damage.push(...(await damageOfManifest(folder, name, listed)));
    else if (!listed.has(name) || name === tagManifest) damage.push(`${name}: missing`);
  }
  for (const name of filesIn(folder)) if (!listed.has(name)) damage.push(`${name}: in no manifest`);
  return damage;
}

async function damageOfManifest(folder: string, name: string, listed: Set<string>): Promise<string[]> {
  const damage: string[] = [];
  let number = 0;
  for await (const line of readLines(join(folder, name))) {
    number++;
    const [, hash, path] = manifestLine.exec(line) ?? [];
    if (path === undefined) damage.push(`${name}: line ${number}`);
    else {
      listed.add(path);
      const file = join(folder, path);
      if (!existsSync(file)) damage.push(`${path}: missing, though in ${name}`);
      else if ((await hashOfFile(file)) !== hash) damage.push(`${path}: not what ${name} says`);
    }
  }
  return damage;
}

/** Every file of a folder, by path with slashes. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

function linesOf(hashes: ReadonlyMap<string, string>): string[] {
  return [...hashes].sort(([one], [other]) => (one < other ? -1 : 1)).map(([path, hash]) => `${hash}  ${path}`);
}
