import type { Description, SourceRecord } from "../../port.ts";
import { teller } from "../../telling/teller.ts";
import type { SpreadsheetSettings } from "../options.ts";
import { readRecord } from "../record.ts";
import { sayActivities } from "./activities.ts";
import { sayColumn } from "./say-column.ts";
import type { Tell } from "./tell.ts";

/** A row as the thing that it is, by what the mapping says of its columns. Throws for a row of a table that is no longer mapped. */
export function describeRow(record: SourceRecord, settings: SpreadsheetSettings): Description {
  const table = record.key.split("/")[1] ?? "";
  const sheet = settings.sheets.find((one) => one.table === table);
  if (!sheet) throw new Error(`${record.key} is of no table of the mapping.`);
  const { cells, lost = {} } = readRecord(record);
  const { language } = settings;
  const { audience } = sheet;
  const tell: Tell = {
    ...teller(record, { audience, ...(language === undefined ? {} : { language }) }),
    cells,
    lost,
    types: new Map(settings.sheets.map((one) => [one.table, one.type])),
  };
  for (const [name, column] of Object.entries(sheet.columns)) sayColumn(tell, name, column);
  sayActivities(tell, sheet.columns);
  for (const [field, values] of Object.entries(lost)) {
    const detail = "There is no row of this key; only the words are kept. Add the row, or correct the cell.";
    tell.doubt("reference-to-nothing", field, values.join(" | "), detail);
  }
  return tell.description(sheet.type);
}
