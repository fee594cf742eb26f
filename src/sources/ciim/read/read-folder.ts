import { Problem } from "../../../errors.ts";
import type { ReadItem } from "../../port.ts";
import { type FoundFile, filesIn } from "../../reading/files-in.ts";
import { jsonValues } from "../../reading/json-values.ts";
import { readEach } from "../../reading/read-each.ts";
import { seenKeys } from "../../reading/seen-keys.ts";
import { wordAt } from "../node.ts";
import type { CiimSettings } from "../options.ts";
import { pathOf } from "../record.ts";
import { hitOf, hitsIn } from "./hits.ts";
import { intakeOf } from "./items-of.ts";

/**
 * The records of all files in a folder. A file that cannot be read to its end is told as `partial`, and the others are read. Fault:
 * `source-unreadable`, where none can.
 */
export async function* readFolder(settings: CiimSettings, folder: string | URL): AsyncGenerator<ReadItem> {
  const files = await filesIn(
    folder,
    /\.(json|ndjson|jsonl)(\.gz)?$/i,
    "a file of records (*.ndjson, *.json, also .gz)",
  );
  const intake = intakeOf(settings, { isThere: await keysIn(files, settings) });
  const read = async function* (found: FoundFile): AsyncGenerator<ReadItem> {
    for await (const { row, value, line } of jsonValues(found, hitsIn))
      yield* intake.take(value, { file: found.file, row }, line);
  };
  yield* readEach(files, read, intake.tally.total);
  yield { rows: intake.tally.rows };
}

/** Tells whether a key has a record in these files, or was asked for before: what was asked for once is given. */
async function keysIn(files: readonly FoundFile[], { name }: CiimSettings): Promise<(key: string) => boolean> {
  const isSeen = seenKeys();
  for (const found of files) {
    try {
      for await (const { value } of jsonValues(found, hitsIn)) {
        const source = hitOf(value)?.source;
        const id = wordAt(source, "@admin.id");
        if (id !== undefined) isSeen(`${name}/${pathOf(id, wordAt(source, "@datatype.base"))}`);
      }
    } catch (error) {
      // It is told when the file is read in earnest.
      if (!(error instanceof Problem)) throw error;
    }
  }
  return isSeen;
}
