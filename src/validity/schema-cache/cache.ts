import { hash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the standards' own schemas, as `cartouche schemas` fills it: `"lido/lido-v1.1.xsd"` in it is one artefact. */
export type SchemaCache = {
  folder: string;
  has(artefact: string): boolean;
  /** Where it is on this machine. It is thrown, in words, where there is none. */
  fileOf(artefact: string): string;
  read(artefact: string): string;
  /** The files of an artefact that is a folder, by name. */
  filesOf(artefact: string): string[];
  /** A hash of an artefact and of all that stands in its folder, so of what it imports; empty where it is absent. */
  digestOf(artefact: string): string;
};

/** The schema cache in a folder, which need not exist. */
export function openSchemaCache(folder: string): SchemaCache {
  const digests = new Map<string, string>();

  function fileOf(artefact: string): string {
    const file = join(folder, artefact);
    if (existsSync(file)) return file;
    throw new Error(`${artefact} is not in the schema cache; run “cartouche schemas”`);
  }

  function digestOf(artefact: string): string {
    const file = join(folder, artefact);
    if (!existsSync(file)) return "";
    const top = statSync(file).isDirectory() ? file : dirname(file);
    const known = digests.get(top) ?? hash("sha256", linesOf(top).join("\n"));
    digests.set(top, known);
    return known;
  }

  return {
    folder,
    has: (artefact) => existsSync(join(folder, artefact)),
    fileOf,
    read: (artefact) => readFileSync(fileOf(artefact), "utf8"),
    filesOf: (artefact) => readdirSync(fileOf(artefact)).sort(),
    digestOf,
  };
}

function linesOf(top: string): string[] {
  const files = readdirSync(top, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .map((file) => `${file.slice(top.length)} ${hash("sha256", readFileSync(file))}`);
}
