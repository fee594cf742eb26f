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
  const beside = (one: SourceRecord, where: string) => placeOf(one, where, mapping);
  return { ...anyTeller(record, { audience, language: mapping.language, placeOf: beside }), mapping };
}

type Standing = Pick<Finding, "table" | "file" | "row" | "field">;

/** Where a value stands: its own row where it is in the record's own table. */
function placeOf({ key, at }: SourceRecord, where: string, { files }: TmsMapping): Standing {
  const [name = where, field = ""] = where.split(".");
  const table = tableNames.find((each) => each === name);
  if (table && tableSpec(table).record === key.split("/")[1]) return { table, file: at.file, row: at.row, field };
  // CSV exports have a file for each table, any other holds several.
  const csv = /\.csv(\.gz)?$/i.exec(at.file);
  const called = `${((table && files[table]) ?? name).replace(/\.csv(\.gz)?$/i, "")}.csv`;
  return { table: name, file: csv ? called : at.file, field };
}
