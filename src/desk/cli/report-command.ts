import { type FieldUse, type MappingReport, reportMapping } from "../../harvest/mapping-report.ts";
import type { House } from "../house.ts";
import { keptRecords } from "../report/kept-records.ts";
import { type Standing, standingOfRecords } from "../report/standing-of-records.ts";
import { chosen } from "./harvest/chosen.ts";
import { exitCodes, print, printJson } from "./output.ts";

/** `cartouche report [SOURCE…]`: what the mapping of each source makes of its records, from what is kept of them. */
export async function reportCommand(
  house: House,
  names: readonly string[],
  { json }: { json?: boolean },
): Promise<number> {
  for (const source of chosen(house.sources, names)) {
    const report = await reportMapping(source, keptRecords(source.name, house.store));
    const standing = await standingOfRecords(source.name, house);
    if (json) printJson({ ...report, standing });
    else printReport(report, standing);
  }
  return exitCodes.good;
}

function printReport({ source, records, facts, relations, related, fields }: MappingReport, standing: Standing): void {
  const { valid, invalid, staffOnly } = standing;
  print(
    `${source}: ${records} records: ${valid} valid, ${invalid} invalid (their last good description stands); ${staffOnly} for staff alone`,
  );
  print(`  ${facts} facts; ${related} of ${relations} relations say only that things are related`);
  for (const use of fields) print(fieldLine(use, records));
}

function fieldLine({ table, field, read, used }: FieldUse, records: number): string {
  const share = records === 0 ? 0 : Math.round((read / records) * 1000) / 10;
  const made = used === 0 ? (read === 0 ? "" : "dropped") : read === 0 ? `made ${used}` : `used ${used}`;
  return `  ${table.padEnd(14)} ${field.padEnd(32)} ${String(read).padStart(8)} ${`${share} %`.padStart(8)}  ${made}`;
}
