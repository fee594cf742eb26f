import type { Command } from "commander";
import { Problem } from "../../../errors.ts";
import type { Pid } from "../../../identifiers/pid.ts";
import type { House } from "../../house.ts";
import { readTable } from "../../read-table.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { type Deciding, decidingCommand, pidCalled, pidsCalled, type WithHouse, writing } from "./writing.ts";

type Merging = Partial<Deciding> & { actor: string; dryRun?: boolean; file?: string };
type Row = { loser: string; survivor: string; reason: string };

/** `registry merge | unmerge | split`: which PIDs stand for one thing, and which for several. */
export function addMergingCommands(parent: Command, withHouse: WithHouse): void {
  const merging = decidingCommand(parent, "merge", "the first PID leads to the second from now on")
    .argument("[loser]")
    .argument("[survivor]")
    .option("--reason <text>", "why; never published")
    .option("--dry-run", "only list what it would touch")
    .option("--file <csv>", "many merges: columns loser, survivor, reason")
    .action((loser: string | undefined, survivor: string | undefined, switches: Merging) => {
      const { file, reason, dryRun, actor, json } = switches;
      if (file !== undefined)
        return withHouse((house) => mergeRows(house, rowsOf(file, reason), { dryRun: dryRun === true, actor, json }));
      if (!loser || !survivor)
        return merging.error("error: a loser and a survivor are wanted, or --file", { exitCode: 2 });
      if (dryRun) return withHouse((house) => preview(house, loser, survivor, json));
      if (!reason) return merging.error("error: --reason is wanted", { exitCode: 2 });
      return withHouse((house) => mergeOne(house, { loser, survivor, reason }, { actor, json }));
    });
  decidingCommand(parent, "unmerge", "undo a merge exactly")
    .argument("<mergeId>")
    .requiredOption("--reason <text>", "why; never published")
    .action((mergeId: string, { actor, reason, json }: Deciding) =>
      withHouse(async (house) => {
        await writing(house, () => house.registry.unmerge(mergeId, { actor, reason }));
        json ? printJson({ mergeId, undone: true }) : print(`The merge ${mergeId} is undone.`);
        return exitCodes.good;
      }),
    );
  decidingCommand(parent, "split", "a PID stood for several things: it leads to all of them from now on")
    .argument("<pid>")
    .argument("<into...>")
    .requiredOption("--reason <text>", "why; the public is told")
    .action((text: string, texts: string[], { actor, reason, json }: Deciding) =>
      withHouse(async (house) => {
        const pid = await pidCalled(house, text);
        const into = await pidsCalled(house, texts);
        await writing(house, () => house.registry.split(pid, into, { actor, reason }));
        json ? printJson({ pid, into }) : print(`${pid} leads to ${into.join(", ")}.`);
        return exitCodes.good;
      }),
    );
}

async function mergeOne(house: House, row: Row, { actor, json }: Pick<Many, "actor" | "json">): Promise<number> {
  const [loser, survivor] = [await pidCalled(house, row.loser), await pidCalled(house, row.survivor)];
  const { mergeId } = await writing(house, () => house.registry.merge(loser, survivor, { actor, reason: row.reason }));
  json ? printJson({ mergeId, loser, survivor }) : print(mergeId);
  return exitCodes.good;
}

type Many = { dryRun: boolean; actor: string; json: boolean | undefined };

async function mergeRows(house: House, rows: readonly Row[], { dryRun, actor, json }: Many): Promise<number> {
  const mergeRow = async ({ loser, survivor, reason }: Row) => {
    if (reason === "")
      throw new Problem("request-malformed", "The row has no reason: fill the column or give --reason.");
    const pids = [await pidCalled(house, loser), await pidCalled(house, survivor)] as const;
    return dryRun ? {} : house.registry.merge(...pids, { actor, reason });
  };
  const mergeAll = async () => {
    const results: Record<string, unknown>[] = [];
    for (const [index, row] of rows.entries()) {
      try {
        results.push({ row: index + 1, loser: row.loser, survivor: row.survivor, ...(await mergeRow(row)) });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        results.push({
          row: index + 1,
          loser: row.loser,
          survivor: row.survivor,
          refused: error.code,
          detail: error.detail,
        });
      }
    }
    return results;
  };
  const results = dryRun ? await mergeAll() : await writing(house, mergeAll);
  if (json) printJson({ dryRun, results });
  else
    for (const { row, loser, survivor, mergeId, refused, detail } of results)
      print(`row ${row}: ${loser} → ${survivor}: ${refused ? `${refused}: ${detail}` : (mergeId ?? "can be found")}`);
  return results.some(({ refused }) => refused) ? exitCodes.refused : exitCodes.good;
}

async function preview(house: House, loser: string, survivor: string, json: boolean | undefined): Promise<number> {
  const sides = { loser: await pidCalled(house, loser), survivor: await pidCalled(house, survivor) };
  const [first, second] = [await told(house, sides.loser), await told(house, sides.survivor)];
  if (json) printJson({ loser: first, survivor: second });
  else
    for (const [side, one] of [
      ["loser", first],
      ["survivor", second],
    ] as const)
      print(
        `${side} ${one.pid} (${one.label}): keys ${one.keys.join(", ")}; numbers ${one.numbers.join(", ")}; ${one.referrers} refer to it`,
      );
  return exitCodes.good;
}

async function told({ registry, store }: House, pid: Pid) {
  const summary = (await store.summaries([pid])).get(pid);
  const numbers = (await registry.aliasesOf(pid)).map(({ value }) => value);
  const { total } = await store.referrers(pid, 1);
  return { pid, label: summary?.label ?? "no label", keys: await registry.keysOf(pid), numbers, referrers: total };
}

function rowsOf(file: string, reason = ""): Row[] {
  return readTable(file).map((row) => ({
    loser: row.loser ?? "",
    survivor: row.survivor ?? "",
    reason: row.reason || reason,
  }));
}
