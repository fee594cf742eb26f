import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Description, Finding, RowCounts, Source, SourceRecord } from "../../port.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { tms } from "../tms.ts";

/** Files of an export by name: text, bytes, or rows of which the first is the header. */
export type ExportFiles = Record<string, string | Uint8Array | readonly (readonly string[])[]>;

/** Writes an export into a folder of its own, which goes when the test is over. */
export async function makeExport(context: TestContext, files: ExportFiles): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cartouche-export-"));
  context.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const isRows = typeof content !== "string" && !(content instanceof Uint8Array);
    await writeFile(join(folder, name), isRows ? content.map((row) => row.map(quoted).join(",")).join("\n") : content);
  }
  return folder;
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** What reading and describing an export gives. */
export type Export = {
  records: SourceRecord[];
  findings: Finding[];
  rows: Record<string, RowCounts>;
  described: Map<string, Description>;
};

/** Reads and describes an export; the findings of both are together. */
export async function readExportFolder(
  folder: string | URL,
  mapping: Partial<TmsMapping> = {},
  form: "csv" | "xml" = "csv",
): Promise<Export> {
  return readSource(tms({ folder, form, mapping }));
}

/** Reads and describes whatever a source gives. */
export async function readSource(source: Source): Promise<Export> {
  const read: Export = { records: [], findings: [], rows: {}, described: new Map() };
  for await (const item of source.read()) {
    if ("rows" in item) read.rows = item.rows;
    else if ("finding" in item) read.findings.push(item.finding);
    else if ("record" in item) {
      const description = source.describe(item.record);
      read.records.push(item.record);
      read.findings.push(...description.findings);
      read.described.set(item.record.key, description);
    }
  }
  return read;
}
