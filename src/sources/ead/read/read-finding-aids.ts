import type { Finding, ReadItem } from "../../port.ts";
import { type FoundFile, filesIn } from "../../reading/files-in.ts";
import { readEach } from "../../reading/read-each.ts";
import { seenKeys } from "../../reading/seen-keys.ts";
import { type Tally, tallyOf } from "../../reading/tally.ts";
import { xmlText } from "../../reading/xml.ts";
import type { EadSettings } from "../options.ts";
import { type Found, type Head, headsOf } from "./heads.ts";

type Reading = { settings: EadSettings; tally: Tally; isSeen: (key: string) => boolean };

/**
 * Every finding aid of a folder, level by level. One that cannot be read to its end is told as `partial`, and the others are read.
 * Fault: `source-unreadable`, where none can.
 */
export async function* readFindingAids(settings: EadSettings): AsyncGenerator<ReadItem> {
  const files = await filesIn(settings.folder, /\.xml(\.gz)?$/i, "a finding aid (*.xml or *.xml.gz)");
  const reading: Reading = { settings, tally: tallyOf(), isSeen: seenKeys() };
  yield* readEach(files, (file) => readFindingAid(file, reading), reading.tally.total);
  yield { rows: reading.tally.rows };
}

async function* readFindingAid({ file, path }: FoundFile, reading: Reading): AsyncGenerator<ReadItem> {
  let isEmpty = true;
  const each = reading.settings.ids === "in-each-finding-aid";
  for await (const found of headsOf(xmlText(path, file), { file, each })) {
    isEmpty = false;
    yield* itemsOf(found, file, reading);
  }
  if (isEmpty) yield reading.tally.count("collection", { finding: notAFindingAid(file) });
}

function* itemsOf(found: Found, file: string, { settings, tally, isSeen }: Reading): Generator<ReadItem> {
  if ("late" in found) {
    const { kind, id, row, name } = found.late;
    const detail = `EAD has no ${name} after components; it is left out. Put it before them.`;
    const record = `${settings.name}/${kind}/${id}`;
    yield {
      finding: {
        kind: "doubtful",
        rule: "element-after-components",
        table: kind,
        file,
        row,
        record,
        field: name,
        detail,
      },
    };
    return;
  }
  const { head } = found;
  const key = `${settings.name}/${head.kind}/${head.id}`;
  if (isSeen(key)) {
    yield tally.count(head.kind, { finding: seenBefore(head, key, file) });
    return;
  }
  const { original, content, row, moves } = head;
  yield tally.count(head.kind, {
    record: { key, original, ...(content === original ? {} : { content }), at: { file, row } },
  });
  if (moves !== undefined) {
    const rule = `${head.kind === "collection" ? "finding-aid" : "component"}-without-id`;
    yield { finding: { kind: "doubtful", rule, table: head.kind, file, row, record: key, detail: moves } };
  }
}

function seenBefore({ kind, row }: Head, record: string, file: string): Finding {
  const detail =
    "This id was met before, and one id is one thing. Correct it; if ids are met only once in each finding aid, set `ids` to in-each-finding-aid.";
  return { kind: "rejected", rule: "duplicate-id", table: kind, file, row, record, detail };
}

function notAFindingAid(file: string): Finding {
  const detail =
    "The file has no archdesc: it is no finding aid in EAD. Take it out of the folder, or export it again.";
  return { kind: "rejected", rule: "not-a-finding-aid", table: "collection", file, detail };
}
