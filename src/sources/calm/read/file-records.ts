import { Problem } from "../../../errors.ts";
import type { Finding } from "../../port.ts";
import { csvRows } from "../../reading/csv-rows.ts";
import { decoderOf, encodingOf } from "../../reading/encoding.ts";
import type { FoundFile } from "../../reading/files-in.ts";
import { xmlItems, xmlText } from "../../reading/xml.ts";
import { type Database, databaseOf } from "../fields.ts";
import type { CalmSettings } from "../options.ts";
import { type Fields, fieldsFrom } from "../record.ts";

/** A record of a file, or why a row is none. */
export type FileRecord = { database: Database; row: number } & ({ fields: Fields } | Faulty);
type Fault = Pick<Finding, "rule" | "field" | "value" | "detail">;
/** The record that a faulty row is of keeps what was said of it before. */
type Faulty = { fault: Fault; id: string | undefined };

const maxFieldBytes = 16 * 1024 * 1024;

/** The records of a CSV export; row 1 is the header. Fault: `source-unreadable`. */
export async function* csvRecords({ file, path }: FoundFile, settings: CalmSettings): AsyncGenerator<FileRecord> {
  const decode = decoderOf(settings.encoding ?? (await encodingOf(path, file)));
  const database = databaseOf(file);
  let header: string[] | undefined;
  let idColumn = 0;
  let row = 0;
  for await (const cells of csvRows(path, file, { maxFieldBytes, delimiter: settings.delimiter })) {
    row++;
    if (header) yield { database, row, ...decoded(cells, header, decode, idColumn) };
    else {
      header = headerOf(cells, decode, file, settings);
      idColumn = header.indexOf(settings.fields.id);
    }
  }
  if (!header) throw new Problem("source-unreadable", `${file} is empty. Export it again.`);
}

type Decode = (field: string) => string | undefined;

function headerOf(cells: readonly string[], decode: Decode, file: string, { fields }: CalmSettings): string[] {
  const header = cells.map((cell) => decode(cell)?.trim() ?? "");
  if (header.includes(fields.id)) return header;
  const detail = `${file} has no column ${fields.id}. Export that field too, set \`delimiter\`, or say in \`fields\` what it is called.`;
  throw new Problem("source-unreadable", detail);
}

function decoded(
  cells: readonly string[],
  header: readonly string[],
  decode: Decode,
  idColumn: number,
): { fields: Fields } | Faulty {
  const id = decode(cells[idColumn] ?? "")?.trim() || undefined;
  if (cells.length !== header.length) {
    const detail = `The row has ${cells.length} fields, the header ${header.length}. Look for a quote or comma that is not quoted.`;
    return { id, fault: { rule: "wrong-number-of-columns", value: cells.join(",").slice(0, 200), detail } };
  }
  const said: [string, string][] = [];
  for (const [index, name] of header.entries()) {
    const cell = cells[index] ?? "";
    const text = decode(cell);
    if (text === undefined) {
      const detail = "The field has bytes that are no UTF-8. Correct it in Calm, or set `encoding` to windows-1252.";
      return { id, fault: { rule: "invalid-utf8", field: name, value: cell.slice(0, 200), detail } };
    }
    said.push([name, text]);
  }
  return { fields: fieldsFrom(said) };
}

/** The records of an XML export, `<DScribeDatabase Name="Catalog"><DScribeRecord>…`. Fault: `source-unreadable`. */
export async function* xmlRecords({ file, path }: FoundFile): AsyncGenerator<FileRecord> {
  let row = 0;
  let database = databaseOf(file);
  const records = xmlItems<[string, string][]>(xmlText(path, file), file, (emit) => {
    let depth = 0;
    let said: [string, string][] = [];
    return {
      open(name, attributes) {
        depth++;
        if (depth === 1 && attributes.Name) database = databaseOf(attributes.Name);
        if (depth === 2) said = [];
        if (depth === 3) said.push([name, ""]);
      },
      close() {
        if (depth-- === 2) emit(said);
      },
      text(text) {
        const last = said.at(-1);
        if (depth >= 3 && last) last[1] += text;
      },
    };
  });
  for await (const said of records) yield { database, row: ++row, fields: fieldsFrom(said) };
}
