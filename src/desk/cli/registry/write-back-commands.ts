import type { Command } from "commander";
import type { House } from "../../house.ts";
import { type Line, placeName, statuses } from "../../write-back/line.ts";
import { planCsv } from "../../write-back/plan-csv.ts";
import { planSql } from "../../write-back/plan-sql.ts";
import { survey } from "../../write-back/survey.ts";
import { type Tally, tallyOf } from "../../write-back/tally.ts";
import { writeTable } from "../../write-table.ts";
import { chosen } from "../harvest/chosen.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { readingCommand, type WithHouse } from "./writing.ts";

type Planning = { csv?: string; sql?: string; json?: boolean };
type Reporting = { csv?: string; json?: boolean };

/** `registry write-back plan | report`: PIDs go back to the source systems by staff, and what they hold is compared. */
export function addWriteBackCommands(registry: Command, withHouse: WithHouse): void {
  const parent = registry
    .command("write-back")
    .description("PIDs into the source systems, by staff: plan it, see what came back");
  parent.exitOverride().configureHelp({ showGlobalOptions: true });
  const planning = readingCommand(parent, "plan", "which PID is to be written where, for staff to review; runs nothing")
    .argument("[source]", "one source; without it, all")
    .option("--csv <file>", "write a table")
    .option("--sql <file>", "write an SQL script")
    .action((source: string | undefined, switches: Planning) => {
      if (!switches.csv && !switches.sql)
        return planning.error("error: --csv FILE or --sql FILE is wanted", { exitCode: exitCodes.usage });
      return withHouse((house) => planCommand(house, source, switches));
    });
  readingCommand(parent, "report", "what the last harvest found in the sources; ends with 1 where somebody changed one")
    .argument("[source]", "one source; without it, all")
    .option("--csv <file>", "write every record as a table")
    .action((source: string | undefined, switches: Reporting) =>
      withHouse((house) => reportCommand(house, source, switches)),
    );
}

async function surveyAll(house: House, source: string | undefined): Promise<Line[]> {
  const lines: Line[] = [];
  for (const one of chosen(house.sources, source === undefined ? [] : [source]))
    lines.push(...(await survey(house, one)));
  return lines;
}

async function planCommand(house: House, source: string | undefined, { csv, sql, json }: Planning): Promise<number> {
  const lines = await surveyAll(house, source);
  const planned = lines.filter(({ place }) => place !== undefined && place !== "none");
  if (csv) writeTable(csv, planCsv(planned, house.baseUrl));
  if (sql) writeTable(sql, planSql(planned, { institution: house.institution, made: new Date() }));
  const count = (action: Line["action"]) => planned.filter((line) => line.action === action).length;
  const counts = { add: count("add"), change: count("change"), none: count("none") };
  if (json) printJson({ ...counts, classes: tallyOf(lines) });
  else {
    print(`${counts.add} PIDs to add, ${counts.change} to change, ${counts.none} records with nothing to do.`);
    for (const tally of tallyOf(lines)) print(inWords(tally));
  }
  return exitCodes.good;
}

const wrong: ReadonlySet<string> = new Set(["changed", "duplicate", "unexpected"]);

async function reportCommand(house: House, source: string | undefined, { csv, json }: Reporting): Promise<number> {
  const lines = await surveyAll(house, source);
  const changed = lines.filter(({ status }) => wrong.has(status));
  if (csv) writeTable(csv, planCsv(lines, house.baseUrl));
  if (json) printJson({ classes: tallyOf(lines), changed: changed.map(told) });
  else {
    for (const tally of tallyOf(lines)) print(inWords(tally));
    for (const { key, pid, status, holds, note } of changed)
      print(`  ${status}: ${key} holds “${holds.join("”, “")}”, its PID is ${pid}. ${note}`);
  }
  return lines.some(({ status }) => status === "changed" || status === "duplicate")
    ? exitCodes.refused
    : exitCodes.good;
}

function told({ key, pid, place, status, holds, note }: Line) {
  return { key, pid, place: placeName(place), status, holds, note };
}

function inWords(tally: Tally): string {
  const counts = statuses.flatMap((status) => (tally[status] > 0 ? [`${tally[status]} ${status}`] : []));
  const place = tally.place === "" ? "not configured" : tally.place;
  return `${tally.source}/${tally.class} (${place}): ${counts.join(", ")}`;
}
