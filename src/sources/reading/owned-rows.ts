import { DatabaseSync } from "node:sqlite";
import type { Finding } from "../port.ts";

/** A row of a table by the names of its columns. */
export type OwnedRow = { row: number; fields: Record<string, string> };

/** Rows that belong to records of another table, in a temporary database, so that memory stays flat however many there are. */
export type OwnedRows = {
  add(table: string, owner: string, row: OwnedRow): void;
  /** The rows of a record in their order, once: they are taken out. */
  take(table: string, owner: string): OwnedRow[];
  /** The rows that nobody has taken. */
  rest(table: string): Generator<OwnedRow & { owner: string }>;
  close(): void;
};

const schema = `
  PRAGMA temp_store = FILE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
  CREATE TABLE owned (tbl TEXT, owner TEXT, row INTEGER, body TEXT, PRIMARY KEY (tbl, owner, row)) WITHOUT ROWID;
  BEGIN`;

/** Opens an empty one; it goes with the process. */
export function openOwnedRows(): OwnedRows {
  const database = new DatabaseSync("");
  database.exec(schema);
  const add = database.prepare("INSERT INTO owned VALUES (?, ?, ?, ?)");
  const find = database.prepare("SELECT row, body FROM owned WHERE tbl = ? AND owner = ? ORDER BY row");
  const drop = database.prepare("DELETE FROM owned WHERE tbl = ? AND owner = ?");
  const rest = database.prepare("SELECT owner, row, body FROM owned WHERE tbl = ? ORDER BY row");
  return {
    add: (table, owner, { row, fields }) => {
      add.run(table, owner, row, JSON.stringify(fields));
    },
    take(table, owner) {
      const rows = find.all(table, owner).map(ownedRow);
      if (rows.length > 0) drop.run(table, owner);
      return rows;
    },
    *rest(table) {
      for (const one of rest.iterate(table)) yield { ...ownedRow(one), owner: String(one.owner) };
    },
    close: () => database.close(),
  };
}

function ownedRow({ row, body }: Record<string, unknown>): OwnedRow {
  return { row: Number(row), fields: JSON.parse(String(body)) as Record<string, string> };
}

/** What is found of a row that is not taken, or that nobody can tell from others (`rejected`). */
export function foundInRow(
  { row, fields }: OwnedRow,
  said: Pick<Finding, "kind" | "rule" | "detail"> & { table: string; file: string },
): { finding: Finding } {
  return { finding: { ...said, row, value: Object.values(fields).join(" | ").slice(0, 200) } };
}
