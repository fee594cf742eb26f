import type { Command } from "commander";
import type { Pid } from "../../../identifiers/pid.ts";
import { type Alias, type PidState, pidStates } from "../../../registry/port.ts";
import { csvLine } from "../../csv-line.ts";
import type { House } from "../../house.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { importCommand } from "./import-aliases.ts";
import { decidingCommand, readingCommand, type WithHouse } from "./writing.ts";

type Switches = { csv?: boolean; json?: boolean; dryRun?: boolean; report?: string };

const pageSize = 500;

/** `registry merges | aliases | import`: what leads where, what is called how, and legacy identifiers. */
export function addAliasCommands(parent: Command, withHouse: WithHouse): void {
  readingCommand(parent, "merges", "the merge map: loser, survivor, since")
    .option("--csv", "as CSV (the default)")
    .action((switches: Switches) => withHouse((house) => mergesCommand(house, switches)));
  readingCommand(parent, "aliases", "every number and name: pid, scheme, value, standing, from, until")
    .option("--csv", "as CSV (the default)")
    .action((switches: Switches) => withHouse((house) => aliasesCommand(house, switches)));
  decidingCommand(
    parent,
    "import",
    "take in legacy identifiers and numbers from CSV: pid, key, type, scheme, value, standing, from, until",
  )
    .argument("<csv>")
    .option("--dry-run", "check every row, write nothing")
    .option("--report <csv>", "write the rows that were refused, each with why")
    .action((file: string, switches: Switches & { actor: string }) =>
      withHouse((house) => importCommand(house, file, switches)),
    );
}

async function mergesCommand(house: House, { json }: Switches): Promise<number> {
  const merges: { loser: Pid; survivor: Pid; since: string; mergeId: string }[] = [];
  for await (const loser of all(house, "merged")) {
    const found = await house.registry.resolve(loser);
    if (found.found && found.end?.state === "merged")
      merges.push({ loser, survivor: found.end.into, since: found.since, mergeId: found.end.mergeId });
  }
  if (json) printJson({ merges });
  else {
    print("loser,survivor,since");
    for (const { loser, survivor, since } of merges) print(csvLine([loser, survivor, since]));
  }
  return exitCodes.good;
}

async function aliasesCommand(house: House, { json }: Switches): Promise<number> {
  const aliases: Alias[] = [];
  for (const state of pidStates)
    for await (const pid of all(house, state)) aliases.push(...(await house.registry.aliasesOf(pid)));
  if (json) printJson({ aliases });
  else {
    print("pid,scheme,value,standing,from,until");
    for (const { pid, scheme, value, standing, from = "", until = "" } of aliases)
      print(csvLine([pid, scheme, value, standing, from, until]));
  }
  return exitCodes.good;
}

async function* all({ registry }: House, state: PidState): AsyncGenerator<Pid> {
  let after: Pid | undefined;
  for (;;) {
    const page = await registry.list(state, after, pageSize);
    yield* page;
    after = page.at(-1);
    if (after === undefined) return;
  }
}
