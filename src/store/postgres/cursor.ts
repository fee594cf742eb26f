import type { CursorTable } from "../tables.ts";
import type { Sql } from "./connection.ts";
import type { Fetched } from "./rows.ts";

/** How far the registry's log has been followed. */
export async function cursorIn(sql: Sql): Promise<number> {
  const [row] = await sql<{ value: string }>("SELECT value FROM meta WHERE name = 'registry-cursor'");
  return Number(row?.value ?? 0);
}

/** The cursor, to be moved. */
export async function fetchCursor(sql: Sql): Promise<Fetched<CursorTable>> {
  const before = await cursorIn(sql);
  let now = before;
  const table: CursorTable = {
    get: () => now,
    set(cursor) {
      now = cursor;
    },
  };

  async function flush(sql: Sql): Promise<void> {
    if (now === before) return;
    await sql(
      `INSERT INTO meta (name, value) VALUES ('registry-cursor', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [String(now)],
    );
  }

  return { table, flush };
}
