import { entityTypes, isEntityType } from "../../../entities/types.ts";
import { Problem } from "../../../errors.ts";
import { foreignGrammars, grammarOf } from "../../../identifiers/grammars.ts";
import type { Pid } from "../../../identifiers/pid.ts";
import type { Alias } from "../../../registry/port.ts";
import { csvLine, shownCell } from "../../csv-line.ts";
import type { House } from "../../house.ts";
import { readTable } from "../../read-table.ts";
import { writeTable } from "../../write-table.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { pidCalled, writing } from "./writing.ts";

/** A row that may be taken in: of a PID, or of a key that is still to get one. */
type Good = { pid: Pid | undefined; key: string; type: string; alias: Omit<Alias, "pid"> };
type Result = { row: number; value: string; refused?: string };

/** `registry import CSV`: all rows are checked before the first is written; what is refused is told, the rest is taken. */
export async function importCommand(
  house: House,
  file: string,
  { dryRun = false, json = false, report }: { dryRun?: boolean; json?: boolean; report?: string },
): Promise<number> {
  const rows = readTable(file);
  const work = async () => {
    const { results, good } = await checked(house, rows);
    if (!dryRun) await take(house, good);
    return results;
  };
  const results = dryRun ? await work() : await writing(house, work);
  const refused = results.filter((result) => result.refused !== undefined);
  if (report !== undefined) writeTable(report, clashesOf(rows, refused));
  if (json) printJson({ dryRun, taken: results.length - refused.length, refused: refused.length, results });
  else {
    for (const result of refused) print(`row ${result.row}, “${result.value}”: ${result.refused}`);
    print(`${results.length - refused.length} rows ${dryRun ? "can be taken" : "taken"}, ${refused.length} refused.`);
  }
  return refused.length > 0 ? exitCodes.refused : exitCodes.good;
}

/** What was refused as a table: the number of the row, the row, and why. */
function clashesOf(rows: readonly Record<string, string>[], refused: readonly Result[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = refused.map(({ row, refused: why = "" }) => [
    String(row),
    ...columns.map((column) => rows[row - 1]?.[column] ?? ""),
    why,
  ]);
  const cells = [["row", ...columns, "refused"], ...lines.map((line) => line.map(shownCell))];
  return cells.map((line) => `${csvLine(line)}\r\n`).join("");
}

async function checked(house: House, rows: readonly Record<string, string>[]) {
  const results: Result[] = [];
  const good: Good[] = [];
  const claims = new Map<string, string>();
  for (const [index, row] of rows.entries()) {
    const value = row.value ?? "";
    try {
      good.push(await checkRow(house, row, claims));
      results.push({ row: index + 1, value });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      results.push({ row: index + 1, value, refused: error.detail });
    }
  }
  return { results, good };
}

async function checkRow(house: House, row: Record<string, string>, claims: Map<string, string>): Promise<Good> {
  const { pid: text = "", key = "", type = "", scheme = "", value = "" } = row;
  const standing = standingOf(row.standing || "current");
  if (scheme === "" || value === "") refuse("The row needs a scheme and a value.");
  const pid = text === "" ? (await house.registry.lookup([key])).get(key) : await pidCalled(house, text);
  if (!pid && key === "") refuse("The row needs a PID or a source key.");
  if (!pid && !isEntityType(type))
    refuse(`“${key}” has no PID yet; to mint one, name its type: ${Object.keys(entityTypes).join(", ")}.`);
  if (foreignGrammars.includes(scheme)) await mayClaim(house, { scheme, value, by: pid ?? key }, claims);
  return { pid, key, type, alias: { scheme, value, standing } };
}

type Claim = { scheme: string; value: string; by: string };

async function mayClaim({ registry }: House, { scheme, value, by }: Claim, claims: Map<string, string>) {
  if (grammarOf(value)?.name !== scheme)
    refuse(`“${value}” is not in the grammar ${scheme}. Compare it with its origin.`);
  const found = await registry.resolve(value);
  const holder = found.found ? found.pid : claims.get(value);
  if (holder !== undefined && holder !== by)
    refuse(`It is already claimed by ${holder}. Decide whose it is; the first claim holds.`);
  claims.set(value, by);
}

async function take({ registry }: House, good: readonly Good[]): Promise<void> {
  const wants = good.flatMap(({ pid, key, type }) => (pid ? [] : [{ key, type }]));
  const assigned = wants.length > 0 ? await registry.assign(wants) : [];
  const minted = new Map(assigned.map(({ key, pid }) => [key, pid]));
  const aliases = good.flatMap(({ pid, key, alias }) => {
    const holder = pid ?? minted.get(key);
    return holder ? [{ pid: holder, ...alias }] : [];
  });
  if (aliases.length > 0) await registry.alias(aliases);
}

function standingOf(text: string): Alias["standing"] {
  if (text === "current" || text === "former" || text === "wrong") return text;
  return refuse(`“${text}” is no standing: current, former or wrong.`);
}

function refuse(detail: string): never {
  throw new Problem("request-malformed", detail);
}
