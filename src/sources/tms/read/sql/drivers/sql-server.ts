import { Request, Connection as Tedious, TYPES } from "tedious";
import type { Answer, Connection, OpenDatabase, Parameter } from "../port.ts";

type Cell = { value: unknown; metadata: { colName: string } };

/** Opens SQL Server, as one that only reads; the account must not be able to write, since a session cannot forbid it. */
export async function openSqlServer({ tls, timeoutMs, ...where }: Connection): Promise<OpenDatabase> {
  const connection = new Tedious({
    server: where.host,
    authentication: { type: "default", options: { userName: where.user, password: where.password } },
    options: {
      port: where.port,
      database: where.database,
      encrypt: tls !== undefined,
      ...(tls?.ca ? { cryptoCredentialsDetails: { ca: tls.ca } } : {}),
      readOnlyIntent: true,
      useUTC: false,
      connectTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      rowCollectionOnRequestCompletion: true,
      appName: "cartouche",
    },
  });
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  // A connection that breaks fails the statement that waits for it.
  connection.on("error", () => {});
  const query = (sql: string, parameters: readonly Parameter[] = []) => ask(connection, sql, parameters);
  return {
    query,
    close: () =>
      new Promise((resolve) => {
        connection.once("end", () => resolve());
        connection.close();
      }),
  };
}

function ask(connection: Tedious, sql: string, parameters: readonly Parameter[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let columns: string[] = [];
    const request = new Request(sql, (error, _count, rows) => {
      if (error) reject(error);
      else resolve({ columns, rows: ((rows ?? []) as Cell[][]).map((row) => row.map(({ value }) => textOf(value))) });
    });
    request.on("columnMetadata", (found) => {
      columns = Object.values(found).map(({ colName }) => colName);
    });
    for (const [index, value] of parameters.entries())
      request.addParameter(`p${index + 1}`, typeof value === "number" ? TYPES.BigInt : TYPES.NVarChar, value);
    connection.execSql(request);
  });
}

/** A value as text: dates as SQL Server's style 126 has them, a row version as hexadecimal. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return dateText(value);
  if (Buffer.isBuffer(value)) return value.toString("hex");
  return typeof value === "boolean" ? String(Number(value)) : String(value);
}

function dateText(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString();
  return local.slice(0, 23).replace(/T00:00:00\.000$/, "");
}
