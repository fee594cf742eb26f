import { type Command, Option } from "commander";
import { entityTypes } from "../../../entities/types.ts";
import type { House } from "../../house.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { mintFile } from "./mint-file.ts";
import { type Deciding, decidingCommand, pidCalled, pidsCalled, type WithHouse, writing } from "./writing.ts";

type Giving = Deciding & { key?: string; type: string };
type Minting = Giving & { file?: string; out?: string; dryRun?: boolean };

const typeOption = () =>
  new Option("--type <type>", "the entity type").choices(Object.keys(entityTypes)).default("object");

/** `registry mint | bind | adopt | void`: PIDs are given, bound to a source key, or given up. */
export function addGivingCommands(parent: Command, withHouse: WithHouse): void {
  addMint(parent, withHouse);
  decidingCommand(parent, "bind", "bind a source key to a PID")
    .argument("<pid>")
    .argument("<key>")
    .option("--reason <text>", "why; never published", "bound at the desk")
    .action((text: string, key: string, { actor, reason, json }: Deciding) =>
      withHouse(async (house) => {
        const pid = await pidCalled(house, text);
        await writing(house, () => house.registry.bind(pid, key, { actor, reason }));
        json ? printJson({ pid, key }) : print(`${pid} is bound to ${key}.`);
        return exitCodes.good;
      }),
    );
  addAdopt(parent, withHouse);
  decidingCommand(parent, "void", "give up reserved PIDs for ever")
    .argument("<pid...>")
    .requiredOption("--reason <text>", "why; never published")
    .action((texts: string[], { actor, reason, json }: Deciding) =>
      withHouse(async (house) => {
        const pids = await pidsCalled(house, texts);
        await writing(house, () => house.registry.void(pids, { actor, reason }));
        json ? printJson({ pids, state: "void" }) : print(`Given up for ever: ${pids.join(", ")}.`);
        return exitCodes.good;
      }),
    );
}

function addMint(parent: Command, withHouse: WithHouse): void {
  const command = decidingCommand(
    parent,
    "mint",
    "give one PID, to a source key if one is named, or one for every row of a file; the same key gets the same PID",
  )
    .option("--key <key>", "source key such as tms/object/6183")
    .option("--file <csv>", "many keys: columns key, type; the rows come back with pid, state, created, problem")
    .option("--out <csv>", "where the rows of --file go with what they got; else to standard output")
    .option("--dry-run", "of --file, only say what each row would get")
    .addOption(typeOption())
    .action(({ key, type, actor, json, file, out, dryRun }: Minting) => {
      if (file === undefined && (out !== undefined || dryRun))
        return command.error("error: --out and --dry-run go with --file", { exitCode: exitCodes.usage });
      if (file !== undefined && key !== undefined)
        return command.error("error: --key or --file is wanted, not both", { exitCode: exitCodes.usage });
      return withHouse((house) =>
        file === undefined
          ? mintOne(house, { key, type, actor, json })
          : mintFile(house, { file, out, type, actor, dryRun: dryRun === true, json: json === true }),
      );
    });
}

type One = Pick<Giving, "type" | "actor"> & { key: string | undefined; json: boolean | undefined };

async function mintOne(house: House, { key, type, actor, json }: One): Promise<number> {
  const { registry } = house;
  const pids = await writing(house, async () =>
    key === undefined
      ? registry.reserve(1, type, { actor, reason: "minted" })
      : (await registry.assign([{ key, type }])).map(({ pid }) => pid),
  );
  json ? printJson({ pid: pids[0] }) : print(pids.join("\n"));
  return exitCodes.good;
}

function addAdopt(parent: Command, withHouse: WithHouse): void {
  decidingCommand(
    parent,
    "adopt",
    "make an identifier that was issued elsewhere the PID of a source key, as it is written",
  )
    .argument("<pid>", "an identifier of a foreign grammar, such as 0F6J-0001-0000-0000")
    .argument("<key>", "a source key that has no PID yet")
    .addOption(typeOption())
    .option("--reason <text>", "why", "adopted at the desk")
    .action((text: string, key: string, { type, actor, reason, json }: Giving) =>
      withHouse(async (house) => {
        const pid = await writing(house, () => house.registry.adopt(text, { key, type }, { actor, reason }));
        json ? printJson({ pid, key }) : print(`${pid} is the identifier of ${key}.`);
        return exitCodes.good;
      }),
    );
}
