import { csvLine, shownCell } from "../csv-line.ts";
import type { House } from "../house.ts";
import { gatherWorklist } from "../worklist/gather.ts";
import type { Wanted, WorklistRow } from "../worklist/row.ts";
import { writeTable } from "../write-table.ts";
import { chosen } from "./harvest/chosen.ts";
import { lineOf } from "./harvest/printing.ts";
import { exitCodes, print, printJson } from "./output.ts";

/** The switches of `cartouche worklist`. */
export type WorklistSwitches = Omit<Wanted, "sources"> & { csv?: string; json?: boolean; all?: boolean };

const columns = [
  "source",
  "kind",
  "rule",
  "table",
  "field",
  "record",
  "pid",
  "file",
  "row",
  "value",
  "detail",
] as const;
const examples = 2;

type Group = { source: string; rule: string; field: string; count: number; examples: WorklistRow[] };

/** `cartouche worklist [SOURCE…]`: what there is to look at, counted by source, rule and field, or every row. */
export async function worklistCommand(
  house: House,
  names: readonly string[],
  { csv, json, all, ...wanted }: WorklistSwitches,
): Promise<number> {
  chosen(house.sources, names);
  const rows = gatherWorklist(house, { ...wanted, sources: names });
  if (csv !== undefined) {
    const lines = [csvLine(columns)];
    for await (const row of rows) lines.push(csvLine(columns.map((name) => shownCell(String(row[name] ?? "")))));
    writeTable(csv, `${lines.join("\r\n")}\r\n`);
    print(`${lines.length - 1} rows in ${csv}`);
  } else if (all) {
    for await (const row of rows) json ? printJson(row) : print(`${row.source}${lineOf(row)}`);
  } else for (const group of await groupsOf(rows)) json ? printJson(group) : printGroup(group);
  return exitCodes.good;
}

async function groupsOf(rows: AsyncIterable<WorklistRow>): Promise<Group[]> {
  const groups = new Map<string, Group>();
  for await (const row of rows) {
    const { source, rule, field = "" } = row;
    const id = `${source} ${rule} ${field}`;
    const group = groups.get(id) ?? { source, rule, field, count: 0, examples: [] };
    groups.set(id, group);
    group.count++;
    if (group.examples.length < examples) group.examples.push(row);
  }
  return [...groups.values()].sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : b.count - a.count));
}

function printGroup({ source, rule, field, count, examples: some }: Group): void {
  print(`${source.padEnd(10)} ${rule.padEnd(28)} ${field.padEnd(28)} ${String(count).padStart(8)}`);
  for (const { record, value, detail } of some) {
    const what = [record, value === undefined ? "" : `“${value}”`].filter(Boolean).join(" ");
    print(`    ${what}: ${detail}`);
  }
}
