import { type Command, Option } from "commander";
import { type TombstoneReason, tombstoneReasons } from "../../../registry/port.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { type Deciding, decidingCommand, pidCalled, type WithHouse, writing } from "./writing.ts";

type Tombstoning = { actor: string; reason: TombstoneReason; note: string; successor?: string; json?: boolean };

/** `registry tombstone | withdraw | restore-pid`: what the institution no longer describes, and describes again. */
export function addEndingCommands(parent: Command, withHouse: WithHouse): void {
  decidingCommand(parent, "tombstone", "the institution no longer describes this, and says why")
    .argument("<pid>")
    .addOption(new Option("--reason <code>", "why").choices(tombstoneReasons).makeOptionMandatory())
    .requiredOption("--note <text>", "what the public is told")
    .option("--successor <pid>", "what takes its place")
    .action((text: string, { actor, reason, note, successor, json }: Tombstoning) =>
      withHouse(async (house) => {
        const pid = await pidCalled(house, text);
        const next = successor === undefined ? undefined : await pidCalled(house, successor);
        const why = { reason, note, ...(next && { successor: next }) };
        await writing(house, () => house.registry.tombstone(pid, why, { actor, reason: note }));
        json ? printJson({ pid, state: "tombstoned", ...why }) : print(`${pid} is tombstoned: ${reason}.`);
        return exitCodes.good;
      }),
    );
  decidingCommand(parent, "withdraw", "the same, saying no more than it must")
    .argument("<pid>")
    .option("--legal", "the law asked for it")
    .requiredOption("--reason <text>", "why; never published")
    .action((text: string, { actor, reason, legal, json }: Deciding & { legal?: boolean }) =>
      withHouse(async (house) => {
        const pid = await pidCalled(house, text);
        await writing(house, () => house.registry.withdraw(pid, legal === true, { actor, reason }));
        json ? printJson({ pid, state: "withdrawn", legal: legal === true }) : print(`${pid} is withdrawn.`);
        return exitCodes.good;
      }),
    );
  decidingCommand(parent, "restore-pid", "a tombstoned, withdrawn or split PID stands as it did before")
    .argument("<pid>")
    .requiredOption("--reason <text>", "why; never published")
    .action((text: string, { actor, reason, json }: Deciding) =>
      withHouse(async (house) => {
        const pid = await pidCalled(house, text);
        await writing(house, () => house.registry.restore(pid, { actor, reason }));
        json ? printJson({ pid, restored: true }) : print(`${pid} stands as it did before.`);
        return exitCodes.good;
      }),
    );
}
