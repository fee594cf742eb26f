import { createConnection, type RowDataPacket, type TypeCastField } from "mysql2/promise";
import type { Connection, OpenDatabase } from "../port.ts";

/** Opens MySQL or MariaDB: one read-only transaction, so that all tables are read as they stood at one moment. */
export async function openMysql({ tls, timeoutMs, ...where }: Connection): Promise<OpenDatabase> {
  const connection = await createConnection({
    ...where,
    ...(tls ? { ssl: tls } : {}),
    connectTimeout: timeoutMs,
    charset: "utf8mb4",
    typeCast: textOf,
  });
  // A connection that breaks fails the statement that waits for it.
  connection.on("error", () => {});
  const send = (sql: string) => connection.query({ sql, timeout: timeoutMs });
  // Names in double quotes; and no other mode, since parameters are escaped for this one.
  await send("SET SESSION sql_mode = 'ANSI_QUOTES'");
  await limitStatements(send, timeoutMs);
  await send("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
  await send("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
  return {
    query: async (sql, values = []) => {
      const question = { sql, values: [...values], rowsAsArray: true, timeout: timeoutMs + 1000 };
      const [rows, fields] = await connection.query<RowDataPacket[][]>(question);
      return { columns: fields.map(({ name }) => name), rows: rows as unknown as (string | null)[][] };
    },
    close: () => connection.end(),
  };
}

/** The two have a name of their own for the time that a statement may take. */
async function limitStatements(send: (sql: string) => Promise<unknown>, timeoutMs: number): Promise<void> {
  try {
    await send(`SET SESSION max_statement_time = ${timeoutMs / 1000}`);
  } catch {
    await send(`SET SESSION max_execution_time = ${timeoutMs}`);
  }
}

/** Every value as the database writes it; a bit is 0 or 1. */
function textOf(field: TypeCastField): string | null {
  if (field.type !== "BIT") return field.string();
  const bytes = field.buffer();
  return bytes === null ? null : String(bytes.at(-1) ?? 0);
}
