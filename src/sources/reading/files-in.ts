import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Problem } from "../../errors.ts";

/** A file of a source's folder: its path within that folder, for people and keys, and where it is. */
export type FoundFile = { file: string; path: string };

/**
 * The files of a folder and its subfolders whose names fit, in order of their paths; hidden ones are left alone. Fault:
 * `source-unreadable`, where the folder cannot be read, or has none while one `mustHave`: an empty folder is a broken mount.
 */
export async function filesIn(
  folder: string | URL,
  fits: RegExp,
  mustHave = `a file like ${fits.source}`,
): Promise<FoundFile[]> {
  const root = pathOf(folder);
  const found = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Problem("source-unreadable", `The folder ${root} cannot be read (${why}). Set \`folder\` to the export.`);
  });
  const files = found
    .filter((entry) => entry.isFile() && fits.test(entry.name) && !entry.name.startsWith("."))
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({
      path,
      file: path
        .slice(root.length)
        .replace(/^[/\\]+/, "")
        .replaceAll("\\", "/"),
    }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  if (files.length > 0) return files;
  throw new Problem(
    "source-unreadable",
    `Nothing in ${root} is ${mustHave}. Put the export there, or correct \`folder\`.`,
  );
}

/** A folder's path, however it was given. */
export function pathOf(folder: string | URL): string {
  return folder instanceof URL ? fileURLToPath(folder) : folder;
}
