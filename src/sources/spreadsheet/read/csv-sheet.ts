import { bytesOf } from "../../reading/bytes.ts";
import { csvRows } from "../../reading/csv-rows.ts";
import { decoderOf, encodingOf } from "../../reading/encoding.ts";
import type { FoundFile } from "../../reading/files-in.ts";
import type { SheetSettings } from "../options.ts";
import type { CellDoubt, SheetRow } from "./sheet-row.ts";

const maxFieldBytes = 16 * 1024 * 1024;

/** The rows of a CSV file, in whatever encoding and with whatever delimiter it has. Fault: `source-unreadable`. */
export async function* csvSheet({ path, file }: FoundFile, sheet: SheetSettings): AsyncGenerator<SheetRow> {
  const decode = decoderOf(sheet.encoding ?? (await encodingOf(path, file)));
  const delimiter = sheet.delimiter ?? (await delimiterOf({ path, file }));
  let row = 0;
  for await (const fields of csvRows(path, file, { maxFieldBytes, delimiter })) {
    row++;
    const doubts: CellDoubt[] = [];
    const cells = fields.map((field, column) => {
      const text = decode(field);
      if (text === undefined) doubts.push(undecodable(column, field));
      return text ?? Buffer.from(field, "latin1").toString("utf8");
    });
    yield { row, cells, doubts };
  }
}

function undecodable(column: number, field: string): CellDoubt {
  const detail = "The cell has bytes that are no UTF-8. Correct it, or set `encoding` to windows-1252.";
  return { column, rule: "invalid-utf8", value: Buffer.from(field, "latin1").toString("utf8").slice(0, 200), detail };
}

/** The sign that the first row has most of, outside quotes; a comma where it has none. */
async function delimiterOf({ path, file }: FoundFile): Promise<string> {
  for await (const chunk of bytesOf(path, file)) {
    const bare = chunk.toString("latin1").replace(/"[^"]*"/g, "");
    const [first = ""] = bare.trimStart().split(/[\r\n]/, 1);
    const counts = [",", ";", "\t", "|"].map((sign) => [sign, first.split(sign).length - 1] as const);
    const [best] = counts.sort(([, a], [, b]) => b - a);
    return best && best[1] > 0 ? best[0] : ",";
  }
  return ",";
}
