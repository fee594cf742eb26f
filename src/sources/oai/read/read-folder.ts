import type { ReadItem } from "../../port.ts";
import { type FoundFile, filesIn } from "../../reading/files-in.ts";
import { readEach } from "../../reading/read-each.ts";
import { seenKeys } from "../../reading/seen-keys.ts";
import { tallyOf } from "../../reading/tally.ts";
import { elementsOf, xmlText } from "../../reading/xml.ts";
import { attributeOf, textOf } from "../../reading/xml-tree.ts";
import type { OaiSettings } from "../options.ts";
import { itemsOf, type Reading } from "./record-items.ts";

/**
 * The records of saved answers to ListRecords or GetRecord, in the order of the files; of several with one identifier the first
 * counts. A file that cannot be read to its end, or is an error, makes the read partial. Fault: `source-unreadable`, where none can.
 */
export async function* readFolder(settings: OaiSettings, folder: string | URL): AsyncGenerator<ReadItem> {
  const files = await filesIn(folder, /\.xml(\.gz)?$/i, "a saved answer (*.xml or *.xml.gz)");
  const reading: Reading = { settings, tally: tallyOf(), isSeen: seenKeys() };
  yield* readEach(files, (file) => readAnswer(file, reading), reading.tally.total);
  yield { rows: reading.tally.rows };
}

async function* readAnswer({ file, path }: FoundFile, reading: Reading): AsyncGenerator<ReadItem> {
  const wanted = (names: readonly string[]) =>
    names.at(-1) === "record" || (names.length === 2 && names[1] === "error");
  for await (const element of elementsOf(xmlText(path, file), file, wanted)) {
    if (element.name === "record") yield* itemsOf(element, { file, row: element.line }, reading);
    else if (attributeOf(element, "code") !== "noRecordsMatch")
      yield {
        partial: `${file} is an error (${attributeOf(element, "code")}: ${textOf(element) ?? ""}). Save it again.`,
      };
  }
}
