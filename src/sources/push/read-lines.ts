import { Problem } from "../../errors.ts";
import type { ReadItem } from "../port.ts";
import { bytesOf } from "../reading/bytes.ts";
import { type FoundFile, filesIn } from "../reading/files-in.ts";
import { readEach } from "../reading/read-each.ts";
import { seenKeys } from "../reading/seen-keys.ts";
import { type Tally, tallyOf } from "../reading/tally.ts";
import type { PushSettings } from "./options.ts";
import { recordFrom, rejected } from "./record.ts";

const longestLine = 16 * 1024 * 1024;

type Reading = { settings: PushSettings; tally: Tally; isSeen: (key: string) => boolean };

/**
 * The records of a folder, one a line; a line that is wrong is reported and the rest gets in. Without a folder there are none. A file
 * that cannot be read to its end makes the read partial. Fault: `source-unreadable`, where none can.
 */
export async function* readLines(settings: PushSettings): AsyncGenerator<ReadItem> {
  const { folder } = settings;
  if (folder === undefined) {
    yield { partial: "The source has no folder: its records are sent to it, and nothing that is not sent is gone." };
    yield { rows: {} };
    return;
  }
  const files = await filesIn(folder, /\.(jsonl|ndjson)(\.gz)?$/i, "records (*.jsonl, *.ndjson, also .gz)");
  const reading: Reading = { settings, tally: tallyOf(), isSeen: seenKeys() };
  yield* readEach(files, (file) => readFile(file, reading), reading.tally.total);
  yield { rows: reading.tally.rows };
}

async function* readFile({ file, path }: FoundFile, { settings, tally, isSeen }: Reading): AsyncGenerator<ReadItem> {
  const keyOf = (id: string) => `${settings.name}/record/${id}`;
  let row = 0;
  for await (const line of linesOf(path, file)) {
    row++;
    if (line.trim() === "") continue;
    const at = { file, row };
    const item = recordFrom(line, at, keyOf);
    const key = "record" in item ? item.record.key : "gone" in item ? item.gone : undefined;
    if (key !== undefined && isSeen(key)) {
      const detail = "An earlier line has this id. Give each record one line, and leave one export in the folder.";
      yield tally.count("record", { finding: rejected("duplicate-id", at, { record: key, detail }) });
    } else yield tally.count("record", item);
    if ("finding" in item && item.finding.rule === "not-json")
      yield { partial: `${file}, row ${row} is no JSON, and nobody knows which record it was` };
  }
}

/** The lines of a file in UTF-8. Fault: `source-unreadable`. */
async function* linesOf(path: string, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  try {
    for await (const chunk of bytesOf(path, file)) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > longestLine)
        throw new Problem("source-unreadable", `${file} has a line of over 16 MB. Send less at once.`);
      yield* lines;
    }
    yield rest + decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Problem("source-unreadable", `${file} is not in UTF-8. Export it in UTF-8.`);
  }
}
