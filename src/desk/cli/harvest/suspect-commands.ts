import type { Command } from "commander";
import { acceptSuspects, rejectSuspects } from "../../../harvest/decide-suspect.ts";
import { waitForLease } from "../../../lease.ts";
import type { Suspect } from "../../../store/harvest-book.ts";
import type { House } from "../../house.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { decidingCommand, readingCommand, type WithHouse } from "../registry/writing.ts";
import { suspectText } from "./printing.ts";
import { asJson } from "./run-commands.ts";
import { runNumber } from "./run-number.ts";

type Deciding = { actor: string; reason: string };

/** `harvest suspects | accept | reject`: records that seem to have been merged in their source. */
export function addSuspectCommands(parent: Command, withHouse: WithHouse): void {
  readingCommand(parent, "suspects", "merges that harvests propose, with what says so")
    .option("--all", "decided ones too")
    .action(({ all }: { all?: boolean }, command: Command) =>
      withHouse(async ({ store }) => tellAll(await store.suspects(all ? "all" : "open"), asJson(command))),
    );
  decidingCommand(parent, "accept", "these are one thing: merge them")
    .argument("<id...>", "numbers of proposed merges", numbers)
    .action((ids: number[], { actor }: Deciding, command: Command) =>
      withHouse((house) => decide(house, asJson(command), () => acceptSuspects(ids, actor, house))),
    );
  decidingCommand(parent, "reject", "these are not one thing: what vanished becomes a stub")
    .argument("<id...>", "numbers of proposed merges", numbers)
    .requiredOption("--reason <text>", "why")
    .action((ids: number[], { actor, reason }: Deciding, command: Command) =>
      withHouse((house) => decide(house, asJson(command), () => rejectSuspects(ids, `${actor}: ${reason}`, house))),
    );
}

const numbers = (text: string, before: number[] | undefined): number[] => [...(before ?? []), runNumber(text)];

async function decide(house: House, json: boolean, work: () => Promise<Suspect[]>): Promise<number> {
  const lease = await waitForLease(house.data);
  try {
    return tellAll(await work(), json);
  } finally {
    lease.release();
  }
}

function tellAll(suspects: readonly Suspect[], json: boolean): number {
  for (const suspect of suspects) json ? printJson(suspect) : print(suspectText(suspect));
  return exitCodes.good;
}
