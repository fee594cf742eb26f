import type { PlanLine } from "../../../harvest/plan-diff.ts";
import type { HarvestReport } from "../../../harvest/report.ts";
import type { Finding } from "../../../sources/port.ts";
import type { Suspect } from "../../../store/harvest-book.ts";
import { print } from "../output.ts";

/** A finding as one line: kind, place, what is wrong and what to do. */
export function lineOf({ kind, file, row, field, value, detail, rule }: Finding): string {
  const place = [file, row === undefined ? "" : `row ${row}`, field ?? ""].filter((part) => part !== "").join(", ");
  return `  ${kind} (${rule}) ${place}${value === undefined ? "" : ` “${value}”`}: ${detail}`;
}

/** Prints what a run did, or would do. */
export function printReport(report: HarvestReport): void {
  const { source, fetched, created, updated, unchanged, rejected, withdrawn, seconds, run, state, why } = report;
  print(
    `${source}: ${fetched} records fetched = ${created} created + ${updated} updated + ${unchanged} unchanged + ${rejected} rejected; ${withdrawn} withdrawn; ${seconds} s`,
  );
  const more = (["redescribed", "renamed", "suspected", "merged", "missing"] as const).filter(
    (name) => report[name] > 0,
  );
  if (more.length > 0) print(`  of these ${more.map((name) => `${report[name]} ${name}`).join(", ")}`);
  if (state !== "complete") print(`  run ${run} is ${state}${why === undefined ? "" : `: ${why}`}`);
  for (const [table, { read, used, reported }] of Object.entries(report.rows)) {
    print(`  ${table.padEnd(16)} ${String(read).padStart(8)} rows read = ${used} used + ${reported} reported`);
  }
  for (const [rule, count] of Object.entries(report.findings)) print(`  found ${rule}: ${count}`);
}

/** A step of a plan as one line: `update tms/object/6183 changed Title; added Dated`. */
export function planLineText({ action, key, was, fields }: PlanLine): string {
  const parts = Object.entries(fields ?? {}).filter(([, names]) => names.length > 0);
  const said = parts.map(([word, names]) => `${word} ${names.join(", ")}`).join("; ");
  return `  ${action.padEnd(10)} ${key}${was === undefined ? "" : ` (was ${was})`}${said === "" ? "" : `: ${said}`}`;
}

/** A proposed merge as one line, with what says so. */
export function suspectText(suspect: Omit<Suspect, "id" | "state"> & Partial<Suspect>): string {
  const { id, state, key, gone, survivor, evidence, note } = suspect;
  const number = id === undefined ? "" : `${id}  ${state}  `;
  const noted = note === undefined ? "" : ` (${note})`;
  return `${number}${gone} (${key}) → ${survivor}: ${evidence.join("; ")}${noted}`;
}
