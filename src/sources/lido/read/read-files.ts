import { Problem } from "../../../errors.ts";
import type { Finding, ReadItem } from "../../port.ts";
import { type FoundFile, filesIn } from "../../reading/files-in.ts";
import { readEach } from "../../reading/read-each.ts";
import { seenKeys } from "../../reading/seen-keys.ts";
import { type Tally, tallyOf } from "../../reading/tally.ts";
import { elementsOf, type XmlElement, xmlText } from "../../reading/xml.ts";
import type { LidoSettings } from "../options.ts";
import { recordIdOf, recordsOf } from "../record.ts";

type Reading = { settings: LidoSettings; tally: Tally; isSeen: (key: string) => boolean };

/**
 * Every record of LIDO in a folder, with the things and images that it speaks of. A file that cannot be read to its end is told as
 * `partial`, and the others are read. Fault: `source-unreadable`, where none can.
 */
export async function* readFiles(settings: LidoSettings): AsyncGenerator<ReadItem> {
  const { folder } = settings;
  if (folder === undefined)
    throw new Problem(
      "source-unreadable",
      "lido has no `folder` to read. Set it, or let another source carry its records.",
    );
  const files = await filesIn(folder, /\.(xml|lido)(\.gz)?$/i, "a LIDO file (*.xml or *.xml.gz)");
  const reading: Reading = { settings, tally: tallyOf(), isSeen: seenKeys() };
  yield* readEach(files, (file) => readFile(file, reading), reading.tally.total);
  yield { rows: reading.tally.rows };
}

async function* readFile({ file, path }: FoundFile, reading: Reading): AsyncGenerator<ReadItem> {
  let isEmpty = true;
  for await (const lido of elementsOf(xmlText(path, file), file, (names) => names.at(-1) === "lido")) {
    isEmpty = false;
    yield* itemsOf(lido, file, reading);
  }
  if (!isEmpty) return;
  const detail = "The file has no record of LIDO. Take it out of the folder, or export it again.";
  const finding: Finding = { kind: "rejected", rule: "not-lido", table: "object", file, detail };
  yield reading.tally.count("object", { finding });
}

function* itemsOf(lido: XmlElement, file: string, { settings, tally, isSeen }: Reading): Generator<ReadItem> {
  const at = { file, row: lido.line };
  const id = recordIdOf(lido, settings);
  if (id === undefined) {
    yield tally.count("object", { finding: withoutId(at, settings) });
    return;
  }
  const key = `${settings.name}/object/${id}`;
  if (isSeen(key)) {
    yield tally.count("object", { finding: seenBefore(key, at, settings) });
    return;
  }
  for (const record of recordsOf(lido, key, at, settings)) {
    const [, table = "object"] = record.key.split("/");
    if (record.key === key || !isSeen(record.key)) yield tally.count(table, { record });
  }
}

type At = { file: string; row: number };

function withoutId(at: At, { key }: LidoSettings): Finding {
  const [has, other] = key === "record-id" ? ["recordID", "lido-rec-id"] : ["lidoRecID", "record-id"];
  const detail = `The record has no ${has}, by which it would be known. Export it with one, or set \`key\` to ${other}.`;
  return { kind: "rejected", rule: "record-without-id", table: "object", ...at, detail };
}

function seenBefore(record: string, at: At, { key }: LidoSettings): Finding {
  const [has, other] = key === "record-id" ? ["recordID", "lido-rec-id"] : ["lidoRecID", "record-id"];
  const detail = `An earlier record has this ${has}, and one id is one object. Leave one export in the folder; if ${has} is no id in this system, set \`key\` to ${other}.`;
  return { kind: "rejected", rule: "duplicate-id", table: "object", ...at, record, detail };
}
