import type { PidPlace } from "../../sources/write-back.ts";
import { type Line, placeName } from "./line.ts";
import { sqlRemark, sqlText } from "./sql-text.ts";

/** What the head of a script says it is of. */
export type ScriptHead = { institution: string; made: Date };

/**
 * The script by which staff write PIDs into a source: one statement for each line that has something to do, each guarded so that
 * it does its work once, does nothing where the record or what it held is no longer there, and touches no other row. It is
 * understood by SQL Server, and by SQLite where all texts are ASCII. Nothing here runs it.
 */
export function planSql(lines: readonly Line[], { institution, made }: ScriptHead): string {
  const due = lines.flatMap((line) => statementOf(line) ?? []);
  const counted = (action: string) => lines.filter((line) => line.action === action).length;
  const places = new Set(lines.flatMap(({ action, place }) => (action === "none" ? [] : [placeName(place)])));
  const head = [
    `Persistent identifiers of ${institution}, to be written into their source system.`,
    `Planned by "cartouche registry write-back plan" on ${made.toISOString().slice(0, 19)}Z: ${counted("add")} to add, ${counted("change")} to change.`,
    `Places: ${[...places].join("; ") || "none"}.`,
    "NOTHING HAS BEEN RUN. Review every statement. Back the database up. Run this in a test database first, look at",
    "records there, and only then let those who may do so run it in the real one. Each statement does its work once:",
    "run again it changes nothing. Table and column names are those of the configuration; compare them with your database.",
  ];
  return `${[...head.map((line) => `-- ${sqlRemark(line)}`), "", ...due].join("\n")}\n`;
}

function statementOf(line: Line): string | undefined {
  const { place, action, key, number, label, status } = line;
  if (action === "none" || place === undefined || place === "none") return undefined;
  const remark = sqlRemark([key, number, label, status === "pending" ? "" : line.note].filter(Boolean).join("  "));
  const statement =
    action === "change" ? changing(line, place) : place.mark ? adding(line, place) : filling(line, place);
  return `-- ${remark}\n${statement}`;
}

const name = (text: string) => `[${text.replaceAll("]", "]]")}]`;
const value = (given: string | number) => (typeof given === "number" ? String(given) : sqlText(given));
const idOf = ({ id }: Line, { record }: PidPlace) => (record.ids === "integer" ? id : sqlText(id));

/** The rows that a line is about: those of its record that are marked as holding its PID. */
function rowsOf(line: Line, place: PidPlace): string {
  const marks = Object.entries(place.mark ?? {}).map(([column, given]) => `${name(column)} = ${value(given)}`);
  return [`${name(place.owner)} = ${idOf(line, place)}`, ...marks].join(" AND ");
}

function adding(line: Line, place: PidPlace): string {
  const { record, table, owner, column, mark = {} } = place;
  const columns = [owner, ...Object.keys(mark), column].map(name).join(", ");
  const values = [idOf(line, place), ...Object.values(mark).map(value), sqlText(line.pid)].join(", ");
  return [
    `INSERT INTO ${name(table)} (${columns})`,
    `SELECT ${values}`,
    `WHERE EXISTS (SELECT 1 FROM ${name(record.table)} WHERE ${name(record.id)} = ${idOf(line, place)})`,
    `AND NOT EXISTS (SELECT 1 FROM ${name(table)} WHERE ${rowsOf(line, place)});`,
  ].join("\n");
}

function filling(line: Line, place: PidPlace): string {
  const column = name(place.column);
  const empty = `(${column} IS NULL OR ${column} = '')`;
  return `UPDATE ${name(place.table)} SET ${column} = ${sqlText(line.pid)} WHERE ${rowsOf(line, place)} AND ${empty};`;
}

function changing(line: Line, place: PidPlace): string {
  const column = name(place.column);
  const held = sqlText(line.holds[0] ?? "");
  return `UPDATE ${name(place.table)} SET ${column} = ${sqlText(line.pid)} WHERE ${rowsOf(line, place)} AND ${column} = ${held};`;
}
