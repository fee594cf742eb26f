import { Client } from "pg";
import type { Connection, OpenDatabase } from "../port.ts";

const boolean = 16;

/** Opens PostgreSQL: one read-only transaction, so that all tables are read as they stood at one moment. */
export async function openPostgres({ tls, timeoutMs, ...where }: Connection): Promise<OpenDatabase> {
  const client = new Client({
    ...where,
    ssl: tls ?? false,
    connectionTimeoutMillis: timeoutMs,
    statement_timeout: timeoutMs,
    query_timeout: timeoutMs + 1000,
    application_name: "cartouche",
    // Every value as the database writes it.
    types: { getTypeParser: (type: number) => (type === boolean ? fromBoolean : (text: string) => text) },
  });
  // A connection that breaks fails the statement that waits for it.
  client.on("error", () => {});
  await client.connect();
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  return {
    query: async (text, values = []) => {
      const { fields, rows } = await client.query<(string | null)[]>({ text, values: [...values], rowMode: "array" });
      return { columns: fields.map(({ name }) => name), rows };
    },
    close: () => client.end(),
  };
}

const fromBoolean = (text: string) => (text === "t" ? "1" : "0");
