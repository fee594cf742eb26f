import type { Command } from "commander";
import { Problem } from "../../../errors.ts";
import { discard, runOf } from "../../../harvest/decide-run.ts";
import { waitForLease } from "../../../lease.ts";
import type { RunRecord } from "../../../store/harvest-book.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { readingCommand, type WithHouse } from "../registry/writing.ts";
import { runNumber } from "./run-number.ts";
import { showPlan } from "./show-plan.ts";

const shownRuns = 50;
type Json = { json?: boolean };

/** `harvest runs | show | discard | cancel`: what harvests did and would do. */
export function addRunCommands(parent: Command, withHouse: WithHouse): void {
  readingCommand(parent, "runs", "the last runs, newest first").action((_: Json, command: Command) =>
    withHouse(async ({ store }) => {
      const runs = await store.runs(shownRuns);
      if (asJson(command)) for (const { progress: _progress, ...run } of runs) printJson(run);
      else for (const run of runs) print(runText(run));
      return exitCodes.good;
    }),
  );
  readingCommand(parent, "show", "what a run did, or what its plan would do")
    .argument("<run>", "its number", runNumber)
    .action((id: number, _: Json, command: Command) =>
      withHouse((house) => showPlan(house, id, { json: asJson(command) })),
    );
  readingCommand(parent, "discard", "drop the plan of a run that waits")
    .argument("<run>", "its number", runNumber)
    .action((id: number) =>
      withHouse(async (house) => {
        const lease = await waitForLease(house.data);
        try {
          await discard(await runOf(id, house.store), house.store);
        } finally {
          lease.release();
        }
        print(`Run ${id} is discarded.`);
        return exitCodes.good;
      }),
    );
  readingCommand(parent, "cancel", "end a run after its batch; what was taken stays")
    .argument("<run>", "its number", runNumber)
    .action((id: number) =>
      withHouse(async ({ store }) => {
        const run = await runOf(id, store);
        if (!(await store.cancelRun(id))) throw new Problem("plan-unknown", `Run ${id} is ${run.state}, not running.`);
        print(`Run ${id} ends after its batch.`);
        return exitCodes.good;
      }),
    );
}

/** The switch may stand with the command or with `harvest`, which has it too. */
export function asJson(command: Command): boolean {
  return command.optsWithGlobals<Json>().json === true;
}

function runText({ id, source, state, started, ended, summary }: RunRecord): string {
  const { why, fetched } = (summary ?? {}) as { why?: string; fetched?: number };
  const more = [fetched === undefined ? "" : `${fetched} records`, why ?? ""].filter((part) => part !== "").join(", ");
  return `${id}\t${source}\t${state}\t${started}${ended === undefined ? "" : ` to ${ended}`}${more === "" ? "" : `\t${more}`}`;
}
