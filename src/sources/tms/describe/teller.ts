import type { Audience } from "../../../entities/facts.ts";
import type { Finding, SourceRecord } from "../../port.ts";
import { type Teller as AnyTeller, teller as anyTeller } from "../../telling/teller.ts";
import type { TmsMapping } from "../mapping/mapping.ts";

export { zeroDate } from "../../telling/teller.ts";

/** Says facts of one record's own subject and notes what is doubtful, as the mapping has it; `at` is `"ObjTitles.Title"`. */
export type Teller = AnyTeller & { mapping: TmsMapping };

/** Starts to describe a record. `audience` is that of all it says. */
export function teller(record: SourceRecord, mapping: TmsMapping, audience: Audience): Teller {
  return { ...anyTeller(record, { audience, language: mapping.language, placeOf }), mapping };
}

/** Where a value stands: its own row where it is in the record's own table. */
function placeOf(record: SourceRecord, at: string): Pick<Finding, "table" | "file" | "row" | "field"> {
  const [table = at, field = ""] = at.split(".");
  const own = record.at.file.toLowerCase().startsWith(`${table.toLowerCase()}.`);
  const place = own ? { file: record.at.file, row: record.at.row } : { file: `${table}.csv` };
  return { table, ...place, field };
}
