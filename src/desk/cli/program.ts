import { Command, CommanderError } from "commander";
import type { House, Opening } from "../house.ts";
import type { DumpSwitches } from "./dump-command.ts";
import type { HarvestSwitches } from "./harvest/harvest-command.ts";
import { runNumber } from "./harvest/run-number.ts";
import { exitCodes, isOwnProcess, outliveReaders, print, printJson, reportFault, say, write } from "./output.ts";
import { addParents, addSubCommands } from "./sub-commands.ts";
import { addValidityCommands } from "./validity-commands.ts";
import type { WorklistSwitches } from "./worklist-command.ts";

const afterHelp = `
Without --config: $CARTOUCHE_CONFIG, else ./cartouche.config.ts, else the example museum.
Exit codes: 0 good, 1 refused, failed or not all read (standard error says why and what to do), 2 wrong usage, 3 damaged data.
Results go to standard output, progress and faults to standard error. docs/settings.md lists every setting.`;

/** Runs the command line; answers the exit code of the process. */
export async function runCommandLine(words: readonly string[], opening: Opening): Promise<number> {
  if (isOwnProcess()) outliveReaders();
  let code: number = exitCodes.good;
  const end = (result: number) => {
    code = result;
  };
  try {
    const program = await programOf(words, opening, end);
    await program.parseAsync([...words]);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.good : exitCodes.usage;
    return reportFault(error);
  }
  return code;
}

/** What a command does is loaded when it is called, and sub-commands when their parent is named: nobody waits for the others. */
async function programOf(words: readonly string[], opening: Opening, end: (code: number) => void): Promise<Command> {
  const program = new Command("cartouche")
    .description("Persistent identifiers and integrated collection information for museums and galleries.")
    .version(opening.version)
    .option("--config <file>", "the configuration file")
    .addHelpText("after", afterHelp)
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: say })
    .configureHelp({ showGlobalOptions: true });
  const config = () => program.opts<{ config?: string }>().config;

  const withHouse = async (work: (house: House) => Promise<number>, kind?: "harvest") => {
    const house = await opening.open(config(), kind);
    try {
      end(await work(house));
    } finally {
      await house.close();
    }
  };
  addWritingCommands(program, opening, { config, withHouse, end });
  addReadingCommands(program, opening, { config, withHouse, end });
  addPublishingCommands(program, opening, { config, withHouse, end });
  addParents(program);
  await addSubCommands(program, words, { withHouse, end, files: () => opening.check(config()) });
  for (const command of program.commands) command.exitOverride().option("--config <file>", "the configuration file");
  program.hook("preAction", (_, action) => {
    const own = action.opts<{ config?: string }>().config;
    if (own !== undefined) program.setOptionValue("config", own);
  });
  return program;
}

type Tools = {
  config(): string | undefined;
  withHouse(work: (house: House) => Promise<number>, kind?: "harvest"): Promise<void>;
  end(code: number): void;
};

function addWritingCommands(program: Command, opening: Opening, { config, withHouse, end }: Tools): void {
  program
    .command("start")
    .description("harvest every source, then serve")
    .action(async () => {
      const { startCommand } = await import("./start-command.ts");
      end(await startCommand(opening, config()));
    });
  program
    .command("serve")
    .description("answer over HTTP until Ctrl-C")
    .action(async () => {
      const { serveCommand } = await import("./serve-command.ts");
      await withHouse((house) => serveCommand(house, opening.self));
    });
  // A server's own: it takes in what is sent to that.
  program.command("receive", { hidden: true }).action(async () => {
    const { receiveCommand } = await import("../receiving/receive.ts");
    await withHouse(receiveCommand);
  });
  addHarvestCommand(program, withHouse);
}

function addHarvestCommand(program: Command, withHouse: Tools["withHouse"]): void {
  program
    .command("harvest")
    .description("read every source, or those named, and take in what is new or changed")
    .argument("[source...]")
    .option("--full", "read everything and describe unchanged records again")
    .option("--everything", "read everything, also where the source tells what has changed")
    .option("--changes", "read what has changed, where the source tells (the default)")
    .option("--check-deletions", "ask the source what it has no longer, even if that was asked today")
    .option("--dry-run", "plan, show the plan and keep it; take nothing in")
    .option("--approve <run>", "do what this run has planned", runNumber)
    .option("--replay", "describe again what is kept, without reading the source")
    .option("--json", "end with one JSON object per source")
    .action(async (names: string[], switches: HarvestSwitches) => {
      const { harvestCommand } = await import("./harvest/harvest-command.ts");
      await withHouse((house) => harvestCommand(house, names, switches), "harvest");
    });
}

function addReadingCommands(program: Command, opening: Opening, { config, withHouse, end }: Tools): void {
  program
    .command("status")
    .description("what there is, by entity type and PID state, and the last runs")
    .option("--findings", "list everything that the last run of each source found")
    .option("--json", "as JSON")
    .action(async (switches: { json?: boolean; findings?: boolean }) => {
      const { statusCommand } = await import("./status-command.ts");
      await withHouse((house) => statusCommand(house, switches));
    });
  program
    .command("worklist")
    .description("what there is to look at in every source, or those named, counted by rule and field")
    .argument("[source...]")
    .option("--rule <rule>", "only what this rule found")
    .option("--field <field>", "only this field")
    .option("--kind <kind>", "only rejected, unused or doubtful")
    .option("--all", "every row, not only counts with examples")
    .option("--csv <file>", "every row, as a table")
    .option("--json", "as JSON Lines")
    .action(async (names: string[], switches: WorklistSwitches) => {
      const { worklistCommand } = await import("./worklist-command.ts");
      await withHouse((house) => worklistCommand(house, names, switches));
    });
  program
    .command("report")
    .description("what the mapping of every source, or those named, makes of its records: fields read, used, dropped")
    .argument("[source...]")
    .option("--json", "as JSON, a line for each source")
    .action(async (names: string[], switches: { json?: boolean }) => {
      const { reportCommand } = await import("./report-command.ts");
      await withHouse((house) => reportCommand(house, names, switches));
    });
  program
    .command("resolve")
    .description("what an identifier, address, source key or number stands for")
    .argument("<id>")
    .option("--json", "as JSON")
    .action(async (id: string, switches: { json?: boolean }) => {
      const { resolveCommand } = await import("./resolve-command.ts");
      await withHouse((house) => resolveCommand(house, id, switches));
    });
  addValidityCommands(program, withHouse, opening.version);
  const configuration = program.command("config").description("about the configuration");
  configuration
    .command("check")
    .description("read the configuration and report every fault at once")
    .option("--json", "as JSON")
    .option("--config <file>", "the configuration file")
    .exitOverride()
    .action(async (switches: { json?: boolean }) => {
      const found = await opening.check(config());
      if (switches.json) printJson(found);
      else
        print(
          `${found.configFile} is good: ${found.institution}; sources ${found.sources.join(", ")}; data in ${found.data}`,
        );
      end(exitCodes.good);
    });
}

function addPublishingCommands(program: Command, opening: Opening, { withHouse }: Tools): void {
  program
    .command("format")
    .description("a record in a format, to standard output")
    .argument("<pid>")
    .argument("<ext>", "json, jsonld, ttl, nt, rdf, html")
    .action(async (id: string, extension: string) => {
      const { formatCommand } = await import("./format-command.ts");
      await withHouse((house) => formatCommand(house, id, extension));
    });
  program
    .command("deliver")
    .description("what is public in the form that somebody else wants, to standard output")
    .argument("<for>", "art-uk, google-arts, wikidata")
    .option("--set <spec>", "only a set, such as images:public-domain, room:PID, classification:PID")
    .action(async (name: string, switches: { set?: string }) => {
      const { deliverCommand } = await import("./deliver-command.ts");
      await withHouse((house) => deliverCommand(house, name, switches));
    });
  program
    .command("dump")
    .description("all that is public as files, a format each, for a server to hand out under /dumps")
    .option("--format <name...>", "only these formats")
    .option("--keep <number>", "how many dumps are kept", Number, 3)
    .option("--json", "as JSON")
    .action(async (switches: DumpSwitches) => {
      const { dumpCommand } = await import("./dump-command.ts");
      await withHouse((house) => dumpCommand(house, opening.version, switches));
    });
}
