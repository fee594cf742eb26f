import { parse } from "csv-parse";
import { Problem } from "../../errors.ts";
import { bytesOf } from "./bytes.ts";

/** How a CSV file is written, where it is not with commas. */
export type CsvForm = { maxFieldBytes: number; delimiter?: string };

/**
 * The rows of a CSV file as arrays of bytes in strings (Latin-1), so that every field can be checked when it is decoded;
 * gzip and byte order mark are taken off. Faults: `source-unreadable` for a truncated, damaged or otherwise encoded file.
 */
export async function* csvRows(path: string, file: string, { maxFieldBytes, delimiter = "," }: CsvForm) {
  const parser = parse({
    encoding: "latin1",
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxFieldBytes * 4,
  });
  const feeding = feed(parser, path, file).catch((error: unknown) => parser.destroy(error as Error));
  try {
    for await (const row of parser) yield row as string[];
    await feeding;
  } catch (error) {
    throw error instanceof Problem ? error : new Problem("source-unreadable", `${file} ${whyUnreadable(error)}`);
  }
}

async function feed(parser: ReturnType<typeof parse>, path: string, file: string): Promise<void> {
  for await (const chunk of bytesOf(path, file)) {
    if (parser.destroyed) return;
    if (!parser.write(chunk)) await once(parser);
  }
  parser.end();
}

/** Until the parser takes more, or has ended early. */
function once(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const events = ["drain", "close", "error"];
    const ready = () => {
      for (const event of events) parser.off(event, ready);
      resolve();
    };
    for (const event of events) parser.on(event, ready);
  });
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : String(error);
  if (code === "CSV_QUOTE_NOT_CLOSED") return "ends inside a quoted field: it is truncated, or a quote is not doubled.";
  if (code === "CSV_MAX_RECORD_SIZE") return "has a row without end: most likely a quote that is not closed.";
  return `cannot be read (${message}). Check the file and the rights to read it.`;
}
