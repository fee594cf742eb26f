import type { Command } from "commander";
import { currentCheckpoint } from "../../../registry/log/current-checkpoint.ts";
import { openLogKey } from "../../../registry/log/log-key.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { readingCommand, type WithHouse } from "./writing.ts";

type Switches = { json?: boolean };

/** `registry key | checkpoint`: what others check the log by. */
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
}
