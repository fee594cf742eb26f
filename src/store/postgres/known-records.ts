import type { HarvestBook, Original, Print, Unseen } from "../harvest-book.ts";
import { momentOf } from "../moment.ts";
import { unpack } from "../packed.ts";
import { bitsOf, partOf, partSize, setBit } from "../seen-bits.ts";
import { fromBytes } from "./bytes.ts";
import type { Database, Sql } from "./connection.ts";
import { writeRows } from "./rows.ts";
import { fromText, toText } from "./text.ts";

type Kept = Pick<HarvestBook, "records" | "originals" | "original">;
type Known = Kept & Pick<HarvestBook, "prints" | "seen" | "unseen" | "tally" | "noteMissing">;
type OriginalRow = { key: string; content: string; original: Uint8Array };

/** Whether the run of `$2` has seen the record `r`: it was put in that run, or its bit is set. PostgreSQL counts bits as we do. */
const isSeen = `(r.run = $2 OR EXISTS (
  SELECT 1 FROM seen s WHERE s.run = $2 AND s.part = r.id / ${partSize} AND get_bit(s.bits, (r.id % ${partSize})::integer) = 1
))`;

/** The records of each source: which are known, and which of them a run has seen. */
export function knownRecordsIn({ sql, transaction }: Database, clock: () => Date): Known {
  return {
    async prints(source, run, keys) {
      const rows = await sql<Print & { key: string }>(
        `SELECT key, content, revision, run, ${isSeen} AS seen FROM record r WHERE source = $1 AND key = ANY($3)`,
        [source, run, keys.map(toText)],
      );
      return new Map(rows.map(({ key, ...print }) => [fromText(key), print]));
    },
    seen: (source, run, keys) => transaction((sql) => see(sql, { source, run, keys })),
    async unseen(source, run, after, limit) {
      const rows = await sql<{ key: string; missing_since: string | null }>(
        `SELECT key, missing_since FROM record r WHERE source = $1 AND NOT ${isSeen} AND key > $3 ORDER BY key LIMIT $4`,
        [source, run, toText(after), limit],
      );
      return rows.map(({ key, missing_since: since }): Unseen => {
        return since === null ? { key: fromText(key) } : { key: fromText(key), since };
      });
    },
    async tally(source, run) {
      const [row] = await sql<{ known: number; unseen: number }>(
        `SELECT COUNT(*) AS known, COUNT(*) FILTER (WHERE NOT ${isSeen}) AS unseen FROM record r WHERE source = $1`,
        [source, run],
      );
      return { known: row?.known ?? 0, unseen: row?.unseen ?? 0 };
    },
    async noteMissing(source, run) {
      await transaction(async (sql) => {
        const set = "UPDATE record r SET missing_since";
        await sql(`${set} = $3 WHERE source = $1 AND missing_since IS NULL AND NOT ${isSeen}`, [
          source,
          run,
          momentOf(clock()),
        ]);
        await sql(`${set} = NULL WHERE source = $1 AND missing_since IS NOT NULL AND ${isSeen}`, [source, run]);
      });
    },
    ...keptRecordsIn(sql),
  };
}

async function see(
  sql: Sql,
  { source, run, keys }: { source: string; run: number; keys: readonly string[] },
): Promise<void> {
  const ids = await sql<{ id: number }>("SELECT id FROM record WHERE source = $1 AND key = ANY($2)", [
    source,
    keys.map(toText),
  ]);
  const wanted = [...new Set(ids.map(({ id }) => partOf(id)))];
  const kept = await sql<{ part: number; bits: Uint8Array }>(
    "SELECT part, bits FROM seen WHERE run = $1 AND part = ANY($2)",
    [run, wanted],
  );
  const known = new Map(kept.map(({ part, bits }) => [part, bits]));
  const parts = new Map(wanted.map((part) => [part, bitsOf(known.get(part))]));
  for (const { id } of ids) setBit(parts.get(partOf(id)) ?? bitsOf(undefined), id);
  await writeRows(
    sql,
    `INSERT INTO seen (run, part, bits) SELECT * FROM unnest($1::integer[], $2::integer[], $3::bytea[])
     ON CONFLICT (run, part) DO UPDATE SET bits = excluded.bits`,
    [...parts],
    [() => run, ([part]) => part, ([, bits]) => bits],
  );
}

const unpacked = ({ key, content, original }: OriginalRow): Original => {
  return { key: fromText(key), content, original: unpack(fromBytes(original)) };
};

/** Records as they are kept, whichever run has seen them. */
function keptRecordsIn(sql: Sql): Kept {
  return {
    async records(source, after, limit) {
      const rows = await sql<{ key: string }>(
        "SELECT key FROM record WHERE source = $1 AND key > $2 ORDER BY key LIMIT $3",
        [source, toText(after), limit],
      );
      return rows.map(({ key }) => fromText(key));
    },
    async originals(source, after, limit) {
      const rows = await sql<OriginalRow>(
        "SELECT key, content, original FROM record WHERE source = $1 AND key > $2 ORDER BY key LIMIT $3",
        [source, toText(after), limit],
      );
      return rows.map(unpacked);
    },
    async original(source, key) {
      const [row] = await sql<OriginalRow>("SELECT key, content, original FROM record WHERE source = $1 AND key = $2", [
        source,
        toText(key),
      ]);
      return row && unpacked(row);
    },
  };
}
