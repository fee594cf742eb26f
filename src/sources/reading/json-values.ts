import { Problem } from "../../errors.ts";
import { bytesOf } from "./bytes.ts";
import type { FoundFile } from "./files-in.ts";

/** A value of a file, and where; without one the line is no JSON. */
type JsonValue = { row: number; value?: unknown; line?: string };

const maxLineBytes = 64 * 1024 * 1024;
const maxFileBytes = 256 * 1024 * 1024;

/**
 * The JSON values of a file: of `.json` what `listIn` finds in it, else the elements of a list, else the one value; of every other
 * file (`.ndjson`, `.jsonl`), and of a `.json` that has one value a line, each line. Fault: `source-unreadable`, for bytes that are no
 * UTF-8 too, and for a `.json` that is cut.
 */
export async function* jsonValues(
  found: FoundFile,
  listIn: (whole: unknown) => readonly unknown[] | undefined = () => undefined,
): AsyncGenerator<JsonValue> {
  if (!/\.json(\.gz)?$/i.test(found.file)) return yield* linesIn(found);
  const text = await wholeOf(found);
  const whole = parsed(text);
  if (whole === undefined) {
    const [line = ""] = text.split("\n", 1);
    if (parsed(line) !== undefined) return yield* linesIn(found);
    throw new Problem("source-unreadable", `${found.file} is no JSON, or is cut. Export it again.`);
  }
  const values = listIn(whole) ?? (Array.isArray(whole) ? whole : [whole]);
  for (const [index, value] of values.entries()) yield { row: index + 1, value };
}

async function* linesIn(found: FoundFile): AsyncGenerator<JsonValue> {
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

function* lineValue(line: string, row: number): Generator<JsonValue> {
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
    if (whole.length > maxFileBytes) {
      const advice = "Write its records one a line into a file .ndjson.";
      throw new Problem("source-unreadable", `${found.file} is too large to be read at once. ${advice}`);
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
