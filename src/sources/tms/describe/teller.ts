import type { Audience } from "../../../entities/facts.ts";
import type { Finding, SourceRecord } from "../../port.ts";
import { type Teller as AnyTeller, teller as anyTeller } from "../../telling/teller.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { tableNames, tableSpec } from "../tables.ts";

export { zeroDate } from "../../telling/teller.ts";

/** Says facts of one record's own subject and notes what is doubtful, as the mapping has it; `at` is `"ObjTitles.Title"`. */
export type Teller = AnyTeller & { mapping: TmsMapping };

/** Starts to describe a record. `audience` is that of all it says. */
export function teller(record: SourceRecord, mapping: TmsMapping, audience: Audience): Teller {
  return { ...anyTeller(record, { audience, language: mapping.language, placeOf }), mapping };
}

/** Where a value stands: its own row where it is in the record's own table. */
function placeOf({ key, at }: SourceRecord, where: string): Pick<Finding, "table" | "file" | "row" | "field"> {
  const [table = where, field = ""] = where.split(".");
  const own = tableNames.some((name) => name === table && tableSpec(name).record === key.split("/")[1]);
  const place = own ? { file: at.file, row: at.row } : { file: fileBeside(at.file, table) };
  return { table, ...place, field };
}

/** The file of another table: CSV exports have one for each, any other holds several. */
const fileBeside = (file: string, table: string) => (/\.csv(\.gz)?$/i.test(file) ? `${table}.csv` : file);
