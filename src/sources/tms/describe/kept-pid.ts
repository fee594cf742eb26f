import { returnedScheme } from "../../write-back.ts";
import type { RecordKind, TableName } from "../tables.ts";
import type { Row } from "./rows.ts";
import type { Teller } from "./teller.ts";

/** Says what a record's own row holds in the column that is kept for its PID, where the mapping names one; for staff. */
export function sayKeptPid(teller: Teller, kind: RecordKind, table: TableName, row: Row): void {
  const kept = teller.mapping.writeBack[kind];
  if (typeof kept !== "object" || !("column" in kept)) return;
  const value = row[kept.column];
  if (!value) return;
  const envelope = { by: { scheme: returnedScheme }, audience: "staff" } as const;
  teller.say(`${table}.${kept.column}`, { kind: "number", scheme: returnedScheme, value }, envelope);
}
