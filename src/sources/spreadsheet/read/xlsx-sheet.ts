import type { FoundFile } from "../../reading/files-in.ts";
import { elementsOf, type XmlElement } from "../../reading/xml.ts";
import { attributeOf, childrenOf, firstAt, rawText } from "../../reading/xml-tree.ts";
import type { SheetSettings } from "../options.ts";
import { cellText, type Kept } from "./cell-text.ts";
import { mustBeXlsx } from "./must-be-xlsx.ts";
import type { CellDoubt, SheetRow } from "./sheet-row.ts";
import { openWorkbook, richText, type Workbook } from "./workbook.ts";

/** The rows of a sheet of an XLSX file, one at a time; memory holds the texts that cells share. Fault: `source-unreadable`. */
export async function* xlsxSheet({ path, file }: FoundFile, { sheet }: SheetSettings): AsyncGenerator<SheetRow> {
  await mustBeXlsx(path, file);
  const workbook = await openWorkbook(path, file);
  let last = 0;
  for await (const element of elementsOf(workbook.sheet(sheet), file, (path) => path.at(-1) === "row")) {
    last = Number(attributeOf(element, "r") ?? last + 1);
    yield rowOf(element, last, workbook);
  }
}

function rowOf(element: XmlElement, row: number, workbook: Workbook): SheetRow {
  const cells: string[] = [];
  const doubts: CellDoubt[] = [];
  let column = -1;
  for (const cell of childrenOf(element, "c")) {
    const place = attributeOf(cell, "r");
    column = place === undefined ? column + 1 : columnOf(place);
    const said = cellText(keptIn(cell, workbook), workbook);
    cells[column] = "text" in said ? said.text : "";
    if ("error" in said) doubts.push(faulty(column, said.error));
  }
  return { row, cells: Array.from(cells, (cell) => cell ?? ""), doubts };
}

function keptIn(cell: XmlElement, { texts, formats }: Workbook): Kept {
  const type = attributeOf(cell, "t") ?? "n";
  const value = firstAt(cell, "v");
  const format = formats[Number(attributeOf(cell, "s") ?? 0)] ?? "General";
  const inline = firstAt(cell, "is");
  if (type === "s") return { type: "str", value: texts[Number(value && rawText(value))] ?? "", format };
  if (inline) return { type: "str", value: richText(inline), format };
  return { type, value: value ? rawText(value) : "", format };
}

/** `"C7"` is the third column, whose place is 2. */
function columnOf(place: string): number {
  const letters = /^[A-Z]+/i.exec(place)?.[0].toUpperCase() ?? "A";
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function faulty(column: number, value: string): CellDoubt {
  const detail = "The cell holds a fault and no value. Correct its formula.";
  return { column, rule: "cell-error", value, detail };
}
