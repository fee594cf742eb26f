import type { Command } from "commander";
import { currentCheckpoint } from "../../../registry/log/current-checkpoint.ts";
import { databaseSource } from "../../../registry/log/database-source.ts";
import { openLogKey } from "../../../registry/log/log-key.ts";
import { tilesSource } from "../../../registry/log/tiles-source.ts";
import { verifyLog } from "../../../registry/log/verify-log.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { readingCommand, type WithHouse } from "./writing.ts";

type Switches = { json?: boolean };

/** `registry key | checkpoint | verify-log`: what proves that the log lost nothing. */
export function addProvingCommands(parent: Command, withHouse: WithHouse): void {
  readingCommand(parent, "key", "the verifier key of the log").action(({ json }: Switches) =>
    withHouse(async ({ data, logName }) => {
      const { verifierKey } = openLogKey(data, logName);
      json ? printJson({ verifierKey }) : print(verifierKey);
      return exitCodes.good;
    }),
  );
  readingCommand(parent, "checkpoint", "a freshly signed checkpoint of the log").action(({ json }: Switches) =>
    withHouse(async ({ log, data, logName }) => {
      const { note } = await currentCheckpoint({ log, folder: data, name: logName });
      json ? printJson({ checkpoint: note }) : print(note.trimEnd());
      return exitCodes.good;
    }),
  );
  readingCommand(parent, "verify-log", "verify the log: this registry's, or one in a folder or at an address")
    .argument("[place]")
    .action((place: string | undefined, { json }: Switches) =>
      withHouse(async ({ log, data }) => {
        const found = await verifyLog(place === undefined ? databaseSource(log, data) : tilesSource(place));
        const { size, proven, redacted, damage } = found;
        if (json) printJson({ size, proven, redacted, damage });
        else if (damage.length > 0) print(damage.join("\n"));
        else print(`${size} events verified; ${proven} bodies proven, ${redacted} redacted.`);
        return damage.length > 0 ? exitCodes.damage : exitCodes.good;
      }),
    );
}
