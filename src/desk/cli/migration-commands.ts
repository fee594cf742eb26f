import type { Command } from "commander";
import { Problem } from "../../errors.ts";
import { retire } from "../../harvest/retire.ts";
import { waitForLease } from "../../lease.ts";
import type { House } from "../house.ts";
import { type Rehearsal, rehearse } from "../migration/rehearse.ts";
import { chosen } from "./harvest/chosen.ts";
import { exitCodes, print, printJson } from "./output.ts";
import { readingCommand, type WithHouse } from "./registry/writing.ts";

/** `migration rehearse | retire`: a system is replaced by another. */
export function addMigrationCommands(parent: Command, withHouse: WithHouse): void {
  readingCommand(parent, "rehearse", "replace a system by another on a copy, and compare every public address")
    .argument("<old>", "the source that is replaced, as its keys begin")
    .argument("<new>", "the source that replaces it, in the configuration")
    .action((old: string, next: string, { json }: { json?: boolean }) =>
      withHouse((house) => rehearseCommand(house, [old, next], json === true)),
    );
  readingCommand(parent, "retire", "take away all that a replaced system said; identifiers stay")
    .argument("<old>", "the source that was replaced, no longer in the configuration")
    .action((old: string, { json }: { json?: boolean }) =>
      withHouse((house) => retireCommand(house, old, json === true)),
    );
}

async function rehearseCommand(house: House, [old, next]: readonly [string, string], json: boolean): Promise<number> {
  const [source] = chosen(house.sources, [next]);
  await mustHaveRecords(house, old);
  if (!source) return exitCodes.usage;
  const rehearsal = await rehearse(old, source, house);
  json ? printJson(rehearsal) : printRehearsal(old, next, rehearsal);
  const { changed, lostNumbers } = rehearsal.addresses;
  return changed.length + lostNumbers.length === 0 ? exitCodes.good : exitCodes.refused;
}

async function retireCommand(house: House, old: string, json: boolean): Promise<number> {
  if (house.sources.some(({ name }) => name === old))
    throw new Problem(
      "config-invalid",
      `${old} is a source of the configuration, so its next harvest would bring it back. Take it out first.`,
    );
  await mustHaveRecords(house, old);
  const lease = await waitForLease(house.data);
  try {
    const retired = await retire(old, house);
    json
      ? printJson(retired)
      : print(`${retired.records} records of ${old} are retired; ${retired.stubs} became stubs.`);
    return exitCodes.good;
  } finally {
    lease.release();
  }
}

async function mustHaveRecords({ store }: House, source: string): Promise<void> {
  if ((await store.records(source, "", 1)).length > 0) return;
  throw new Problem(
    "config-invalid",
    `Nothing was harvested from a source named ${source}. “cartouche harvest runs” lists them.`,
  );
}

function printRehearsal(old: string, next: string, rehearsal: Rehearsal): void {
  const { records, inherited, fresh, orphans, collisions, unclaimed, addresses } = rehearsal;
  print(
    `${next} instead of ${old}, on a copy: ${records} records; ${inherited} take over an identifier, ${fresh} get a new one`,
  );
  print(`  ${orphans.length} name a predecessor that nobody knows${listOf(orphans)}`);
  print(
    `  ${collisions.length} identifiers are claimed by several records${listOf(collisions.map(({ pid, keys }) => `${pid} by ${keys.join(", ")}`))}`,
  );
  print(`  ${unclaimed.length} identifiers are described by ${old} alone and would become stubs${listOf(unclaimed)}`);
  const { compared, changed, numbers, lostNumbers } = addresses;
  print(`  ${changed.length} of ${compared} public addresses change${listOf(changed)}`);
  print(
    `  ${lostNumbers.length} of ${numbers} numbers find nothing any more${listOf(lostNumbers.map(({ number }) => number))}`,
  );
}

const shown = 5;

function listOf(items: readonly string[]): string {
  if (items.length === 0) return "";
  return `: ${items.slice(0, shown).join("; ")}${items.length > shown ? "; … (--json lists all)" : ""}`;
}
