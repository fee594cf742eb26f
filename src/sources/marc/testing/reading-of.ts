import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Description, Finding, ReadItem, RowCounts, Source, SourceRecord } from "../../port.ts";
import { marc } from "../marc.ts";
import type { MarcOptions } from "../options.ts";

/** What a read gave. */
export type Reading = {
  records: Map<string, SourceRecord>;
  gone: string[];
  findings: Finding[];
  partial: string[];
  positions: string[];
  rows: Record<string, RowCounts>;
  described(key: string): Description;
};

/** Everything that a read gives. */
export async function gathered(source: Source, items: AsyncIterable<ReadItem>): Promise<Reading> {
  const records = new Map<string, SourceRecord>();
  const described = (key: string): Description => {
    const record = records.get(key);
    return record ? source.describe(record) : { drafts: [], findings: [] };
  };
  const read: Reading = { records, gone: [], findings: [], partial: [], positions: [], rows: {}, described };
  for await (const item of items) {
    if ("record" in item) records.set(item.record.key, item.record);
    else if ("gone" in item) read.gone.push(item.gone);
    else if ("finding" in item) read.findings.push(item.finding);
    else if ("partial" in item) read.partial.push(item.partial);
    else if ("position" in item) read.positions.push(item.position);
    else if ("rows" in item) read.rows = item.rows;
  }
  return read;
}

/** Reads an export of these files. */
export async function readingOf(
  files: Readonly<Record<string, Buffer | string>>,
  options: Partial<MarcOptions> = {},
): Promise<Reading> {
  const folder = await mkdtemp(join(tmpdir(), "marc-"));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    const source = marc({ audience: "public", ...options, folder });
    return await gathered(source, source.read());
  } finally {
    await rm(folder, { recursive: true });
  }
}
