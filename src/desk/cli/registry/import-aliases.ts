import { entityTypes, isEntityType } from "../../../entities/types.ts";
import { Problem } from "../../../errors.ts";
import { foreignGrammars, grammarOf } from "../../../identifiers/grammars.ts";
import type { Pid } from "../../../identifiers/pid.ts";
import { isAliasDate } from "../../../registry/numbers.ts";
import type { Alias, Decision } from "../../../registry/port.ts";
import { csvLine } from "../../csv-line.ts";
import type { House } from "../../house.ts";
import { readTable } from "../../read-table.ts";
import { writeTable } from "../../write-table.ts";
import { exitCodes, print, printJson } from "../output.ts";
import { pidCalled, writing } from "./writing.ts";

/** A row that may be taken in: an alias of a PID, or of a key that is still to get one; or an identifier to be adopted as a key's PID. */
type Good =
  | { pid: Pid | undefined; key: string; type: string; alias: Omit<Alias, "pid"> }
  | { adopt: string; key: string; type: string };
type Result = { row: number; value: string; refused?: string };

/** How rows are taken in: `report` is where those go that were refused. */
export type Importing = { actor: string; dryRun?: boolean; json?: boolean; report?: string };

/** `registry import CSV`: all rows are checked before the first is written; what is refused is told, the rest is taken. */
export async function importCommand(
  house: House,
  file: string,
  { dryRun = false, json = false, actor, report }: Importing,
): Promise<number> {
  const rows = readTable(file);
  const work = async () => {
    const { results, good } = await checked(house, rows);
    if (!dryRun) await take(house, good, { actor, reason: "imported" });
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

/** What was refused as a table that can be corrected and imported again: the number of the row, the row as it was, and why. */
function clashesOf(rows: readonly Record<string, string>[], refused: readonly Result[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = refused.map(({ row, refused: why = "" }) => [
    String(row),
    ...columns.map((column) => rows[row - 1]?.[column] ?? ""),
    why,
  ]);
  const cells = [["row", ...columns, "refused"], ...lines];
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
  if (scheme === "" || value === "") refuse("The row needs a scheme and a value.");
  if (row.standing === "canonical") return checkAdoption(house, { key, type, scheme, value }, claims);
  const standing = standingOf(row.standing || "current");
  const dates = { ...dateOf(row, "from"), ...dateOf(row, "until") };
  const pid = text === "" ? (await house.registry.lookup([key])).get(key) : await pidCalled(house, text);
  if (!pid && key === "") refuse("The row needs a PID or a source key.");
  if (!pid && !isEntityType(type))
    refuse(`“${key}” has no PID yet; to mint one, name its type: ${Object.keys(entityTypes).join(", ")}.`);
  if (foreignGrammars.includes(scheme)) await mayClaim(house, { scheme, value, by: pid ?? key }, claims);
  return { pid, key, type, alias: { scheme, value, standing, ...dates } };
}

async function checkAdoption(
  house: House,
  { key, type, scheme, value }: Record<"key" | "type" | "scheme" | "value", string>,
  claims: Map<string, string>,
): Promise<Good> {
  if (key === "" || !isEntityType(type))
    refuse(`To be a PID it needs a source key and a type: ${Object.keys(entityTypes).join(", ")}.`);
  const bound = (await house.registry.lookup([key])).get(key);
  if (bound !== undefined && bound !== value)
    refuse(`“${key}” has ${bound} for ever: import this as an alias of that.`);
  if (claims.has(key)) refuse(`“${key}” gets ${claims.get(key)} by an earlier row.`);
  if (!foreignGrammars.includes(scheme))
    refuse(`${scheme} is no grammar of identifiers: ${foreignGrammars.join(", ")}.`);
  await mayClaim(house, { scheme, value, by: bound ?? key }, claims);
  claims.set(key, value);
  return { adopt: value, key, type };
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

async function take({ registry }: House, good: readonly Good[], decision: Decision): Promise<void> {
  for (const row of good) if ("adopt" in row) await registry.adopt(row.adopt, row, decision);
  const named = good.flatMap((row) => ("adopt" in row ? [] : [row]));
  const wants = named.flatMap(({ pid, key, type }) => (pid ? [] : [{ key, type }]));
  const assigned = wants.length > 0 ? await registry.assign(wants) : [];
  const minted = new Map(assigned.map(({ key, pid }) => [key, pid]));
  const aliases = named.flatMap(({ pid, key, alias }) => {
    const holder = pid ?? minted.get(key);
    return holder ? [{ pid: holder, ...alias }] : [];
  });
  if (aliases.length > 0) await registry.alias(aliases);
}

function standingOf(text: string): Alias["standing"] {
  if (text === "current" || text === "former" || text === "wrong") return text;
  return refuse(`“${text}” is no standing: current, former, wrong or canonical.`);
}

function dateOf(row: Record<string, string>, column: "from" | "until"): Partial<Record<"from" | "until", string>> {
  const text = row[column] ?? "";
  if (text === "") return {};
  return isAliasDate(text)
    ? { [column]: text }
    : refuse(`“${text}” is no date: a year, month or day such as 1856-03-01.`);
}

function refuse(detail: string): never {
  throw new Problem("request-malformed", detail);
}
