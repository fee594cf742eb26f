import { orProblem } from "../../../access-points/api/item-by-item.ts";
import { sourceKey } from "../../../access-points/api/shapes.ts";
import { entityTypes, isEntityType } from "../../../entities/types.ts";
import { Problem } from "../../../errors.ts";
import type { Pid } from "../../../identifiers/pid.ts";
import type { Minted, MintItem, PidState } from "../../../registry/port.ts";
import { csvLine } from "../../csv-line.ts";
import type { House } from "../../house.ts";
import { readTable } from "../../read-table.ts";
import { writeTable } from "../../write-table.ts";
import { exitCodes, print, printJson, write } from "../output.ts";
import { writing } from "./writing.ts";

/** How rows are minted: `type` is that of rows that name none, `out` where the rows go with what they got. */
export type MintingFile = {
  file: string;
  out: string | undefined;
  type: string;
  actor: string;
  dryRun: boolean;
  json: boolean;
};

type Row = Record<string, string>;
type Result = { pid?: Pid; state?: PidState; created: boolean } | { problem: Problem };

const mostRows = 100_000;

/**
 * `registry mint --file CSV`: a PID for the source key of every row, in the order of the rows and each with its own answer; one key
 * gets one PID however often it stands there. What cannot be minted keeps none of the others from it. Ends with 1 where a row
 * got none. Fault: `request-malformed`, for the file as a whole.
 */
export async function mintFile(house: House, minting: MintingFile): Promise<number> {
  const { file, out, type, actor, dryRun, json } = minting;
  const rows = readTable(file);
  if (rows.length > mostRows) refuse(`${file} has ${rows.length} rows. Make files of ${mostRows} at most.`);
  if (rows[0] && !("key" in rows[0])) refuse(`${file} has no column “key”. Its first line must name the columns.`);
  const items = rows.map((row) => orProblem(() => itemOf(row, type)));
  const due = items.filter((item): item is MintItem => !("problem" in item));
  const given: Result[] = dryRun
    ? await foreseen(house, due)
    : await writing(house, () => house.registry.mint(due, { actor, reason: "minted" }));
  const answers = answersOf(items, given);
  const table = () => csvOf(rows, answers);
  if (out !== undefined) writeTable(out, table());
  const failed = answers.filter((answer) => "problem" in answer).length;
  if (json) printJson({ dryRun, results: answers.map((answer, at) => told(answer, at, rows[at]?.key ?? "")) });
  else if (out === undefined) write(table());
  else print(`${rows.length - failed} rows ${dryRun ? "can get" : "have"} a PID, ${failed} not; see ${out}.`);
  return failed > 0 ? exitCodes.refused : exitCodes.good;
}

function itemOf({ key = "", type = "" }: Row, otherwise: string): MintItem {
  if (key === "") refuse("The row has no key. For PIDs without one use “registry reserve”.");
  if (!sourceKey.safeParse(key).success) refuse(`“${key}” is no source key such as tms/object/6183.`);
  const named = type || otherwise;
  if (!isEntityType(named)) refuse(`“${named}” is no entity type: ${Object.keys(entityTypes).join(", ")}.`);
  return { key, type: named };
}

/** What minting would answer: a key that has no PID yet gets one the first time that it stands in the file. */
async function foreseen({ registry }: House, items: readonly MintItem[]): Promise<Result[]> {
  const bound = await registry.lookup(items.flatMap(({ key }) => key ?? []));
  const met = new Set<string>();
  const results: Result[] = [];
  for (const { key = "" } of items) {
    const pid = bound.get(key);
    const found = pid && (await registry.resolve(pid));
    results.push(found?.found ? { pid: found.pid, state: found.state, created: false } : { created: !met.has(key) });
    met.add(key);
  }
  return results;
}

/** Each answer at the place of its own row. */
function answersOf(items: readonly (MintItem | { problem: Problem })[], given: readonly (Result | Minted)[]): Result[] {
  const rest = given.values();
  return items.map((item) => {
    if ("problem" in item) return item;
    const { value } = rest.next();
    if (!value) throw new Error("the registry gave fewer answers than it was asked for");
    return value;
  });
}

function told(answer: Result, at: number, key: string): Record<string, unknown> {
  const place = { row: at + 1, key };
  return "problem" in answer
    ? { ...place, problem: answer.problem.code, detail: answer.problem.detail }
    : { ...place, ...answer };
}

const added = ["pid", "state", "created", "problem"];

/** The rows as they were, with what they got. Columns of these names, as in a file that was made here, are replaced. */
function csvOf(rows: readonly Row[], answers: readonly Result[]): string {
  const kept = Object.keys(rows[0] ?? { key: "" }).filter((column) => !added.includes(column));
  const lines = answers.map((answer, at) => {
    const got =
      "problem" in answer
        ? ["", "", "", `${answer.problem.code}: ${answer.problem.detail}`]
        : [answer.pid ?? "", answer.state ?? "", String(answer.created), ""];
    return [...kept.map((column) => rows[at]?.[column] ?? ""), ...got];
  });
  return [[...kept, ...added], ...lines].map((cells) => `${csvLine(cells)}\r\n`).join("");
}

function refuse(detail: string): never {
  throw new Problem("request-malformed", detail);
}
