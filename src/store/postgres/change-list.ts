import type { Pid } from "../../identifiers/pid.ts";
import type { ChangeLine, ChangeTable } from "../tables.ts";
import type { Sql } from "./connection.ts";
import { type Fetched, writeRows } from "./rows.ts";

/**
 * The change list, and the things whose referrers wait to be told. Lines are numbered on from the last when they are written,
 * under the lock of all who write: their order is that of the commits, without gaps.
 */
export function changeList(referredTo: (pid: Pid) => boolean): Fetched<ChangeTable> {
  const lines: (ChangeLine & { at: string })[] = [];
  const rippling = new Set<Pid>();

  const table: ChangeTable = {
    note(line, at) {
      lines.push({ ...line, at });
    },
    ripple(pid) {
      if (referredTo(pid)) rippling.add(pid);
    },
  };

  async function flush(sql: Sql): Promise<void> {
    await writeRows(
      sql,
      `INSERT INTO change (seq, pid, type, kind, version, at, cause)
       SELECT (SELECT COALESCE(MAX(seq), 0) FROM change) + place, pid, type, kind, version, at, cause
       FROM unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::text[], $6::text[])
       WITH ORDINALITY AS n (pid, type, kind, version, at, cause, place)`,
      lines,
      [
        ({ pid }) => pid,
        ({ type }) => type,
        ({ kind }) => kind,
        ({ version }) => version,
        ({ at }) => at,
        ({ cause }) => cause ?? null,
      ],
    );
    await writeRows(
      sql,
      `INSERT INTO ripple (cause, after) SELECT cause, '' FROM unnest($1::text[]) AS n (cause)
       ON CONFLICT (cause) DO UPDATE SET after = ''`,
      [...rippling],
      [(pid) => pid],
    );
  }

  return { table, flush };
}
