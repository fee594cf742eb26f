import { Problem } from "../../../errors.ts";
import { bytesOf } from "../../reading/bytes.ts";
import type { FoundFile } from "../../reading/files-in.ts";
import { hitsIn } from "./hits.ts";

/** A value of a file, and where; without one the line is no JSON. */
export type FileValue = { row: number; value?: unknown; line?: string };

const maxLineBytes = 64 * 1024 * 1024;
const maxResponseBytes = 256 * 1024 * 1024;

/**
 * What a file holds: of a `.json` file the hits of a search response or a list, else one value a line. Fault: `source-unreadable`,
 * for bytes that are no UTF-8 too, and for a response that is cut.
 */
export async function* valuesIn(found: FoundFile): AsyncGenerator<FileValue> {
  if (!/\.json(\.gz)?$/i.test(found.file)) return yield* linesIn(found);
  const text = await wholeOf(found);
  const whole = parsed(text);
  if (whole === undefined) {
    const first = parsed(text.slice(0, text.indexOf("\n")));
    if (first !== undefined) return yield* linesIn(found);
    throw new Problem("source-unreadable", `${found.file} is no JSON, or is cut. Export it again.`);
  }
  const values = hitsIn(whole) ?? (Array.isArray(whole) ? whole : [whole]);
  for (const [index, value] of values.entries()) yield { row: index + 1, value };
}

async function* linesIn(found: FoundFile): AsyncGenerator<FileValue> {
  let rest = "";
  let row = 0;
  for await (const text of textOf(found)) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > maxLineBytes)
      throw new Problem("source-unreadable", `${found.file} has a line without end. Write one record a line.`);
    for (const line of lines) yield* lineValue(line, ++row);
  }
  yield* lineValue(rest, row + 1);
}

function* lineValue(line: string, row: number): Generator<FileValue> {
  if (line.trim() === "") return;
  const value = parsed(line);
  yield value === undefined ? { row, line } : { row, value };
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function wholeOf(found: FoundFile): Promise<string> {
  let whole = "";
  for await (const text of textOf(found)) {
    whole += text;
    if (whole.length > maxResponseBytes) {
      const advice = "Write its hits one a line into a file .ndjson.";
      throw new Problem("source-unreadable", `${found.file} is too large to be read as one answer. ${advice}`);
    }
  }
  return whole;
}

async function* textOf({ path, file }: FoundFile): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of bytesOf(path, file)) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem("source-unreadable", `${file} has bytes that are no UTF-8. Export it in UTF-8.`);
  }
}
