import { readParts } from "../read-parts.ts";
import type { Version } from "../record.ts";
import { nameOf, pathFrom } from "./versions.ts";

/** The keys of texts by their paths, and by their paths without version: then of the latest. */
export type Known = ReadonlyMap<string, string>;

/** Which texts are known under which paths; the versions of one come in their order. */
export function knownFrom(texts: Iterable<{ file: string; key: string }>): Known {
  const known = new Map<string, string>();
  for (const { file, key } of texts) {
    known.set(file, key);
    known.set(nameOf(file).work, key);
  }
  return known;
}

/** The keys of the texts to which a text links, by what its links say. Throws where it is no text that can be read. */
export function linksOf(
  version: Pick<Version, "form" | "text" | "file">,
  own: string,
  known: Known,
): Record<string, string> {
  const links: Record<string, string> = {};
  for (const { by } of readParts(version).mentions) {
    if (!("text" in by)) continue;
    const path = pathFrom(version.file, by.text);
    const key = path === undefined ? undefined : (known.get(path) ?? known.get(nameOf(path).work));
    if (key !== undefined && key !== own) links[by.text] = key;
  }
  return links;
}
