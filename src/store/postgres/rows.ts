import type { Sql } from "./connection.ts";

/** Rows to write by one statement over `unnest($1::…[], $2::…[])`: a list of values for each column. Nothing where there is none. */
export async function writeRows<Row>(
  sql: Sql,
  text: string,
  rows: readonly Row[],
  columns: readonly ((row: Row) => unknown)[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql(
    text,
    columns.map((column) => rows.map(column)),
  );
}

/** Rows fetched for the rules to work on at once, and what writes back those that were changed. */
export type Fetched<Table> = { table: Table; flush(sql: Sql): Promise<void> };

/** The rows of some PIDs. What was not fetched was not looked for: to ask for it is a fault of ours, and no empty answer. */
export function rowsOf<Pid extends string, Row>(
  pids: ReadonlySet<Pid>,
  rows: Map<Pid, Row>,
): (pid: Pid) => Row | undefined {
  return (pid) => {
    if (!pids.has(pid)) throw new Error(`the rows of ${pid} were not fetched`);
    return rows.get(pid);
  };
}
