import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Finding, ReadItem, RowCounts, SourceRecord } from "../../port.ts";

/** What reading gives, in lists. */
export type Reading = {
  records: SourceRecord[];
  findings: Finding[];
  partial: string[];
  positions: string[];
  mark: string | undefined;
  rows: Record<string, RowCounts>;
};

/** Reads all that is given. */
export async function readingOf(items: AsyncIterable<ReadItem> | Iterable<ReadItem>): Promise<Reading> {
  const read: Reading = { records: [], findings: [], partial: [], positions: [], mark: undefined, rows: {} };
  for await (const item of items) {
    if ("record" in item) read.records.push(item.record);
    else if ("finding" in item) read.findings.push(item.finding);
    else if ("partial" in item) read.partial.push(item.partial);
    else if ("position" in item) read.positions.push(item.position);
    else if ("mark" in item) read.mark = item.mark;
    else if ("rows" in item) read.rows = item.rows;
  }
  return read;
}

/** A folder with files, which goes when the test is over. */
export async function folderOf(context: TestContext, files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "calm-"));
  context.after(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}
