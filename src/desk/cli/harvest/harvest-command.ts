import { Problem } from "../../../errors.ts";
import { approve, runOf } from "../../../harvest/decide-run.ts";
import { type HarvestOptions, harvest, heldProblem } from "../../../harvest/harvest.ts";
import { qualityOf } from "../../../harvest/quality.ts";
import { replay } from "../../../harvest/replay.ts";
import type { HarvestReport } from "../../../harvest/report.ts";
import { waitForLease } from "../../../lease.ts";
import type { Finding, Source } from "../../../sources/port.ts";
import { giveWay } from "../../give-way.ts";
import type { House } from "../../house.ts";
import { exitCodes, isOwnProcess, printJson, reportFault, tell } from "../output.ts";
import { progressOf } from "../progress.ts";
import { chosen } from "./chosen.ts";
import { lineOf, printReport } from "./printing.ts";
import { showPlan } from "./show-plan.ts";

/** The switches of `cartouche harvest`. */
export type HarvestSwitches = {
  full?: boolean;
  everything?: boolean;
  changes?: boolean;
  checkDeletions?: boolean;
  dryRun?: boolean;
  replay?: boolean;
  approve?: number;
  json?: boolean;
};

const shownFindings = 20;

/** `cartouche harvest [SOURCE…]`: each source in turn; a source that fails does not keep the next from its turn. */
export async function harvestCommand(
  house: House,
  names: readonly string[],
  switches: HarvestSwitches,
): Promise<number> {
  if (isOwnProcess()) giveWay();
  if (switches.approve !== undefined) return approveCommand(house, switches.approve, switches);
  const sources = chosen(house.sources, names);
  const lease = await waitForLease(house.data);
  const reports: HarvestReport[] = [];
  let code: number = exitCodes.good;
  try {
    for (const source of sources) {
      try {
        const report = await harvestOne(house, source, switches);
        reports.push(report);
        if (report.state === "planned") await showPlan(house, report.run, switches);
        if (report.state === "held") throw heldProblem(report);
      } catch (error) {
        code = Math.max(code, reportFault(error));
      }
    }
  } finally {
    lease.release();
  }
  return Math.max(code, conclude(reports, switches));
}

/** Prints what runs did, and last what was not read: a timetable notices only an exit code that is not 0. */
function conclude(reports: readonly HarvestReport[], { json }: HarvestSwitches): number {
  for (const report of reports) json ? printJson(report) : printReport(report);
  const partial = reports.filter(({ state }) => state === "partial");
  for (const { source, why } of partial)
    tell(`Not all of ${source} was read, so nothing of it was withdrawn: ${why ?? "see its run"}`);
  return partial.length > 0 ? exitCodes.refused : exitCodes.good;
}

/** `cartouche harvest --approve RUN`: what the run has planned is done. */
async function approveCommand(house: House, id: number, switches: HarvestSwitches): Promise<number> {
  const lease = await waitForLease(house.data);
  try {
    const run = await runOf(id, house.store);
    const [source] = chosen(house.sources, [run.source]);
    if (!source) throw new Problem("config-invalid", `No source is named ${run.source}.`);
    const report = await watched(house, source, switches, (options) => approve(run, source, house, options));
    return conclude([report], switches);
  } finally {
    lease.release();
  }
}

function harvestOne(house: House, source: Source, switches: HarvestSwitches): Promise<HarvestReport> {
  const work = switches.replay ? replay : harvest;
  return watched(house, source, switches, (options) => work(source, house, options));
}

/** Does a run with a progress line, and tells what was found. */
async function watched(
  house: House,
  source: Source,
  switches: HarvestSwitches,
  work: (options: HarvestOptions) => Promise<HarvestReport>,
): Promise<HarvestReport> {
  const progress = progressOf(source.name);
  const found: Finding[] = [];
  const rules = house.harvest[source.name];
  try {
    return await work({
      full: switches.full === true,
      everything: switches.everything === true && !switches.changes,
      checkDeletions: switches.checkDeletions === true,
      dryRun: switches.dryRun === true,
      equivalences: house.equivalences,
      look: qualityOf,
      onProgress: progress.step,
      onFinding: (finding) => {
        if (found.length < shownFindings || finding.kind === "rejected") found.push(finding);
      },
      ...(rules ? { rules } : {}),
    });
  } finally {
    progress.end();
    for (const finding of found.slice(0, shownFindings)) tell(lineOf(finding));
    if (found.length >= shownFindings) tell("  … “cartouche status --findings” lists everything that was found");
  }
}
