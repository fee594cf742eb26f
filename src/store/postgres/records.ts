import { pack } from "../packed.ts";
import type { RecordPut } from "../port.ts";
import type { RecordTable } from "../tables.ts";
import { toBytes } from "./bytes.ts";
import type { Sql } from "./connection.ts";
import { type Fetched, writeRows } from "./rows.ts";
import { fromText, toText } from "./text.ts";

type Row = Omit<RecordPut, "original" | "contributions"> & { id: number; original: Uint8Array; run: number };

/** What a record is called: its source, and its key there. */
export type RecordName = { source: string; key: string };

/** Records of one source: which of them are known, and what each is called, new ones too. */
export type FetchedRecords = Fetched<RecordTable> & { known: number[]; nameOf(id: number): RecordName };

/** These records of a source. New ones are numbered on from the last, under the lock of all who write. */
export async function fetchRecords(sql: Sql, source: string, keys: readonly string[]): Promise<FetchedRecords> {
  const found = await sql<{ id: number; key: string }>(
    "SELECT id, key FROM record WHERE source = $1 AND key = ANY($2)",
    [source, keys.map(toText)],
  );
  const [top] = await sql<{ id: number }>("SELECT COALESCE(MAX(id), 0) AS id FROM record");
  const ids = new Map(found.map(({ id, key }) => [fromText(key), id]));
  const known = [...ids.values()];
  const names = new Map([...ids].map(([key, id]) => [id, key]));
  const written = new Map<number, Row>();
  const dropped: number[] = [];
  const described: string[] = [];
  let last = top?.id ?? 0;

  const table: RecordTable = {
    find: (_, key) => ids.get(key),
    add(_, run, record) {
      ids.set(record.key, ++last);
      names.set(last, record.key);
      table.set(last, run, record);
      return last;
    },
    set(id, run, { key, content, revision, original }) {
      written.set(id, { id, key, content, revision, original: toBytes(pack(original)), run });
    },
    drop(id) {
      ids.delete(names.get(id) ?? "");
      written.delete(id);
      dropped.push(id);
    },
    dropFindings(_, key) {
      described.push(toText(key));
    },
  };

  async function flush(sql: Sql): Promise<void> {
    if (dropped.length > 0) await sql("DELETE FROM record WHERE id = ANY($1)", [dropped]);
    if (described.length > 0)
      await sql("DELETE FROM finding WHERE source = $1 AND record = ANY($2)", [source, described]);
    await writeRows(
      sql,
      `INSERT INTO record (id, source, key, content, revision, run, original)
       SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::bytea[])
       ON CONFLICT (id) DO UPDATE SET content = excluded.content, revision = excluded.revision, run = excluded.run,
         missing_since = NULL, original = excluded.original`,
      [...written.values()],
      [
        ({ id }) => id,
        () => source,
        ({ key }) => toText(key),
        ({ content }) => content,
        ({ revision }) => revision,
        ({ run }) => run,
        ({ original }) => original,
      ],
    );
  }

  return { table, flush, known, nameOf: (id) => ({ source, key: names.get(id) ?? "" }) };
}
