import { join } from "node:path";
import { Problem } from "../../errors.ts";
import { bundleOf } from "../../formats/bundle.ts";
import { writeDump } from "../dump/write-dump.ts";
import type { House } from "../house.ts";
import { exitCodes, print, printJson, tell } from "./output.ts";

/** What a dump is asked for with. */
export type DumpSwitches = { format?: string[]; keep: number; json?: boolean };

/** `cartouche dump`: all that is public in a file for each format, in the data folder, from where a server hands it out. */
export async function dumpCommand(
  house: House,
  version: string,
  { format, keep, json }: DumpSwitches,
): Promise<number> {
  const press = await house.press();
  const able = press.formats.filter((one) => bundleOf(one) !== undefined);
  const known = able.map(({ name }) => name);
  const unknown = format?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length > 0)
    throw new Problem(
      "format-not-offered",
      `“${unknown.join(", ")}” cannot be put into one file. There are: ${known.join(", ")}.`,
    );
  const formats = format ? able.filter(({ name }) => format.includes(name)) : able;
  const told = (records: number) => {
    if (records % 10_000 === 0) tell(`dump: ${records} records …`);
  };
  const manifest = await writeDump(house, press, { folder: join(house.data, "dumps"), formats, keep, version, told });
  if (json) printJson(manifest);
  else
    print(
      [
        `${manifest.name}:`,
        ...manifest.files.map(({ name, records, bytes }) => `  ${name}\t${records} records\t${bytes} bytes`),
      ].join("\n"),
    );
  return exitCodes.good;
}
