import { Problem } from "../../errors.ts";
import { type HarvestOptions, harvest, heldProblem } from "../../harvest/harvest.ts";
import { qualityOf } from "../../harvest/quality.ts";
import type { HarvestReport } from "../../harvest/report.ts";
import { takeLease } from "../../lease.ts";
import type { Finding, Source } from "../../sources/port.ts";
import type { House } from "../house.ts";
import { exitCodes, print, printJson, reportFault, tell } from "./output.ts";
import { progressOf } from "./progress.ts";

/** The switches of `cartouche harvest`. */
export type HarvestSwitches = {
  full?: boolean;
  dryRun?: boolean;
  json?: boolean;
  allowWithdrawals?: boolean;
  findings?: string;
};

const shownFindings = 20;

/** `cartouche harvest [SOURCE…]`: each source in turn; a source that fails does not keep the next from its turn. */
export async function harvestCommand(
  house: House,
  names: readonly string[],
  switches: HarvestSwitches,
): Promise<number> {
  const sources = chosen(house.sources, names);
  const lease = switches.dryRun ? undefined : takeLease(house.data);
  const reports: HarvestReport[] = [];
  let code: number = exitCodes.good;
  try {
    for (const source of sources) {
      try {
        const report = await harvestOne(house, source, switches);
        reports.push(report);
        if (report.state === "held") throw heldProblem(report);
      } catch (error) {
        code = Math.max(code, reportFault(error));
      }
    }
  } finally {
    lease?.release();
  }
  for (const report of reports) switches.json ? printJson(report) : printReport(report);
  return code;
}

/** The sources of these names, all where there are none. Fault: `config-invalid`. */
export function chosen(sources: readonly Source[], names: readonly string[]): readonly Source[] {
  const unknown = names.filter((name) => !sources.some((source) => source.name === name));
  if (unknown.length > 0) {
    const known = sources.map(({ name }) => name).join(", ");
    throw new Problem("config-invalid", `No source is named ${unknown.join(", ")}. The configuration has: ${known}.`);
  }
  return names.length === 0 ? sources : sources.filter(({ name }) => names.includes(name));
}

async function harvestOne(house: House, source: Source, switches: HarvestSwitches): Promise<HarvestReport> {
  const progress = progressOf(source.name);
  const found: Finding[] = [];
  const options: HarvestOptions = {
    full: switches.full === true,
    dryRun: switches.dryRun === true,
    allowWithdrawals: switches.allowWithdrawals === true,
    equivalences: house.equivalences,
    look: qualityOf,
    onProgress: progress.step,
    onFinding: (finding) => {
      if (found.length < shownFindings || finding.kind === "rejected") found.push(finding);
    },
  };
  try {
    return await harvest(source, house, options);
  } finally {
    progress.end();
    for (const finding of found.slice(0, shownFindings)) tell(lineOf(finding));
    if (found.length >= shownFindings) tell("  … “cartouche status --findings” lists everything that was found");
  }
}

/** A finding as one line: kind, place, what is wrong and what to do. */
export function lineOf({ kind, file, row, field, value, detail, rule }: Finding): string {
  const place = [file, row === undefined ? "" : `row ${row}`, field ?? ""].filter((part) => part !== "").join(", ");
  return `  ${kind} (${rule}) ${place}${value === undefined ? "" : ` “${value}”`}: ${detail}`;
}

function printReport(report: HarvestReport): void {
  const { source, fetched, created, updated, unchanged, rejected, withdrawn, seconds } = report;
  print(
    `${source}: ${fetched} records fetched = ${created} created + ${updated} updated + ${unchanged} unchanged + ${rejected} rejected; ${withdrawn} withdrawn; ${seconds} s`,
  );
  for (const [table, { read, used, reported }] of Object.entries(report.rows)) {
    print(`  ${table.padEnd(16)} ${String(read).padStart(8)} rows read = ${used} used + ${reported} reported`);
  }
  for (const [rule, count] of Object.entries(report.findings)) print(`  found ${rule}: ${count}`);
}
