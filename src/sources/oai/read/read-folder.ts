import { Problem } from "../../../errors.ts";
import type { ReadItem } from "../../port.ts";
import { type FoundFile, filesIn } from "../../reading/files-in.ts";
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
  const faults: Problem[] = [];
  for (const file of files) {
    try {
      yield* readAnswer(file, reading);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "source-unreadable") throw error;
      faults.push(error);
      yield { partial: error.detail };
    }
  }
  const [first] = faults;
  if (first && faults.length === files.length && Object.keys(reading.tally.rows).length === 0) throw first;
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
