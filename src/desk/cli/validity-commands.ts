import type { Command } from "commander";
import type { House } from "../house.ts";
import type { SchemasSwitches } from "./schemas-command.ts";
import type { ValidateSwitches } from "./validate-command.ts";

type WithHouse = (work: (house: House) => Promise<number>) => Promise<void>;

/** `cartouche validate` and `cartouche schemas`. */
export function addValidityCommands(program: Command, withHouse: WithHouse, version: string): void {
  program
    .command("validate")
    .description("hold the documents of records, or of every public one, to the rules of their formats")
    .argument("[pid...]")
    .option("--all", "every public record")
    .option("--format <name...>", "only these formats")
    .option("--again", "also what was found valid by the same rules and has not changed since")
    .option("--csv <file>", "what is invalid, as a table")
    .option("--json", "as one JSON object, by format and by entity type")
    .action(async (pids: string[], switches: ValidateSwitches) => {
      const { validateCommand } = await import("./validate-command.ts");
      await withHouse((house) => validateCommand(house, pids, { switches, version }));
    });
  program
    .command("schemas")
    .description("fetch the standards' own schemas, by which documents are validated")
    .option("--check", "fetch nothing; tell what is present, missing or different")
    .option("--from <address>", "a mirror where they stand as in the folder")
    .option("--timeout <seconds>", "how long each may take (30)")
    .option("--json", "as JSON Lines")
    .action(async (switches: SchemasSwitches) => {
      const { schemasCommand } = await import("./schemas-command.ts");
      await withHouse((house) => schemasCommand(house.schemas, switches));
    });
}
