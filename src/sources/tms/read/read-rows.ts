import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import { Problem } from "../../../errors.ts";

/**
 * The rows of a CSV file as arrays of bytes in strings (Latin-1), so that every field can be checked when it is decoded;
 * gzip and byte order mark are taken off. Faults: `source-unreadable` for a truncated, damaged or otherwise encoded file.
 */
export async function* readRows(path: string, file: string, maxFieldBytes: number): AsyncIterable<string[]> {
  const parser = parse({
    encoding: "latin1",
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxFieldBytes * 4,
  });
  const bytes = createReadStream(path);
  const flow = path.endsWith(".gz")
    ? pipeline(bytes, createGunzip(), (chunks) => withoutMark(chunks, file), parser)
    : pipeline(bytes, (chunks) => withoutMark(chunks, file), parser);
  flow.catch(() => {});
  try {
    for await (const row of parser) yield row as string[];
  } catch (error) {
    throw error instanceof Problem ? error : new Problem("source-unreadable", `${file} ${whyUnreadable(error)}`);
  }
}

async function* withoutMark(chunks: AsyncIterable<Buffer>, file: string): AsyncIterable<Buffer> {
  let first = true;
  for await (const chunk of chunks) {
    if (first && (chunk[0] === 0xff || chunk[0] === 0xfe) && (chunk[1] === 0xff || chunk[1] === 0xfe)) {
      throw new Problem("source-unreadable", `${file} is in UTF-16. Export it in UTF-8.`);
    }
    const marked = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    first = false;
    yield marked ? chunk.subarray(3) : chunk;
  }
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : String(error);
  if (code === "Z_BUF_ERROR") return "ends in the middle: the compressed file is truncated. Copy or export it again.";
  if (code.startsWith("Z_")) return `is damaged: it cannot be unpacked (${message}). Copy or export it again.`;
  if (code === "CSV_QUOTE_NOT_CLOSED") return "ends inside a quoted field: it is truncated, or a quote is not doubled.";
  if (code === "CSV_MAX_RECORD_SIZE") return "has a row without end: most likely a quote that is not closed.";
  return `cannot be read (${message}). Check the file and the rights to read it.`;
}
