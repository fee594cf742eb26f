import { type Stats, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/**
 * Watches the file that was opened just now: answers why what stands at its path is no longer it, or cannot be read. An open
 * SQLite file that is deleted, overwritten or cut off is read on from what is open and remembered, and nothing seems wrong.
 * Cheap while nothing was written into the file itself.
 */
export function watchFile(file: string): () => string | undefined {
  const opened = statSync(file, { throwIfNoEntry: false });
  let sound = opened;
  return () => {
    // A database in memory has no file to lose.
    if (!opened || !sound) return undefined;
    const now = statsOf(file);
    if (typeof now === "string") return now;
    if (now.ino !== opened.ino || now.dev !== opened.dev) return "another file stands in its place";
    if (now.size < sound.size) return "it was cut off";
    if (now.size === sound.size && now.mtimeMs === sound.mtimeMs) return undefined;
    const fault = probe(file);
    if (fault === undefined) sound = now;
    return fault;
  };
}

function statsOf(file: string): Stats | string {
  try {
    return statSync(file);
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
    return isGone ? "it is not there any more" : String(error);
  }
}

/**
 * Reads with a handle that remembers nothing. It must be SQLite's own: a process that opens and closes the file by itself gives up
 * the locks of all its handles (sqlite.org, How To Corrupt An SQLite Database File, section 2.2).
 */
function probe(file: string): string | undefined {
  try {
    const fresh = new DatabaseSync(file, { readOnly: true });
    try {
      fresh.prepare("SELECT max(seq) FROM event").get();
      return undefined;
    } finally {
      fresh.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
