import type { Command } from "commander";
import { addAcceptCommand } from "./accepting.ts";
import { addAliasCommands } from "./aliasing.ts";
import { addEndingCommands } from "./ending.ts";
import { addErasingCommands } from "./erasing.ts";
import { addGivingCommands } from "./giving.ts";
import { addMergingCommands } from "./merging.ts";
import { addPoolCommands } from "./pooling.ts";
import { addProvingCommands } from "./proving.ts";
import { addWriteBackCommands } from "./write-back-commands.ts";
import type { WithHouse } from "./writing.ts";

/** Every sub-command of `cartouche registry`. */
export function addRegistryCommands(parent: Command, withHouse: WithHouse): void {
  parent.exitOverride().configureHelp({ showGlobalOptions: true });
  addGivingCommands(parent, withHouse);
  addPoolCommands(parent, withHouse);
  addMergingCommands(parent, withHouse);
  addEndingCommands(parent, withHouse);
  addAcceptCommand(parent, withHouse);
  addErasingCommands(parent, withHouse);
  addAliasCommands(parent, withHouse);
  addProvingCommands(parent, withHouse);
  addWriteBackCommands(parent, withHouse);
}
