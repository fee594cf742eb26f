import { type Command, InvalidArgumentError, Option } from "commander";
import { entityTypes } from "../../../entities/types.ts";
import { csvLine } from "../../csv-line.ts";
import { writeTable } from "../../write-table.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { type Deciding, decidingCommand, readingCommand, type WithHouse, writing } from "./writing.ts";

type Reserving = Deciding & { type: string; pool?: string; out?: string };

/** `registry reserve | pools | take`: PIDs for things to be described later, perhaps under a label, and one of them for a key. */
export function addPoolCommands(parent: Command, withHouse: WithHouse): void {
  addReserve(parent, withHouse);
  readingCommand(parent, "pools", "every pool of reserved PIDs, and how many are free").action(
    ({ json }: { json?: boolean }) =>
      withHouse(async ({ registry }) => {
        const pools = await registry.pools();
        if (json) printJson({ pools });
        else for (const { name, size, free } of pools) print(`${name}: ${free} of ${size} free`);
        return exitCodes.good;
      }),
  );
  decidingCommand(parent, "take", "bind the next PID of a pool to a source key; the same key gets the same PID")
    .argument("<pool>")
    .argument("<key>")
    .option("--reason <text>", "why; never published", "taken from a pool at the desk")
    .action((pool: string, key: string, { actor, reason, json }: Deciding) =>
      withHouse(async (house) => {
        const pid = await writing(house, () => house.registry.take(pool, key, { actor, reason }));
        json ? printJson({ pid, pool, key }) : print(pid);
        return exitCodes.good;
      }),
    );
}

function addReserve(parent: Command, withHouse: WithHouse): void {
  decidingCommand(parent, "reserve", "reserve PIDs for things to be described later")
    .argument("<count>", "how many", countOf)
    .addOption(new Option("--type <type>", "the entity type").choices(Object.keys(entityTypes)).default("object"))
    .option("--pool <name>", "a label under which they are taken one after the other", poolName)
    .option("--out <csv>", "write them into a file: pid, type, pool")
    .option("--reason <text>", "what for; never published", "reserved at the desk")
    .action((count: number, { type, pool, out, actor, reason, json }: Reserving) =>
      withHouse(async (house) => {
        const pids = await writing(house, () => house.registry.reserve(count, type, { actor, reason }, pool));
        const rows = [["pid", "type", "pool"], ...pids.map((pid) => [pid, type, pool ?? ""])];
        if (out !== undefined) writeTable(out, rows.map((cells) => `${csvLine(cells)}\r\n`).join(""));
        if (json) printJson({ pids });
        else print(out === undefined ? pids.join("\n") : `${pids.length} PIDs are reserved; see ${out}.`);
        return exitCodes.good;
      }),
    );
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text) && Number(text) <= 100_000) return Number(text);
  throw new InvalidArgumentError("A number from 1 to 100000 is wanted.");
}

function poolName(text: string): string {
  if (/^[^\p{C}\p{Z}][^\p{C}\p{Zl}\p{Zp}]{0,99}$/u.test(text)) return text;
  throw new InvalidArgumentError("A line of at most 100 characters is wanted.");
}
