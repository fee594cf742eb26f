import type { HarvestBook } from "../harvest-book.ts";
import type { Database } from "./connection.ts";
import { writeRows } from "./rows.ts";
import { toText } from "./text.ts";

/** What runs found in each source. */
export function findingsIn({
  sql,
  transaction,
}: Database): Pick<HarvestBook, "addFindings" | "findings" | "forgetFindings"> {
  return {
    async addFindings(source, run, findings) {
      await transaction((sql) =>
        writeRows(
          sql,
          `INSERT INTO finding (source, run, record, finding) SELECT source, run, record, finding
           FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[])
           WITH ORDINALITY AS n (source, run, record, finding, place) ORDER BY place`,
          findings,
          [
            () => source,
            () => run,
            ({ record }) => (record === undefined ? null : toText(record)),
            ({ finding }) => JSON.stringify(finding),
          ],
        ),
      );
    },
    async findings(source, after, limit) {
      const rows = await sql<{ seq: number; finding: string }>(
        "SELECT seq, finding FROM finding WHERE source = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        [source, after, limit],
      );
      return rows.map(({ seq, finding }) => ({ seq, finding: JSON.parse(finding) as unknown }));
    },
    async forgetFindings(source, run) {
      await transaction((sql) =>
        sql("DELETE FROM finding WHERE source = $1 AND run < $2 AND record IS NULL", [source, run]),
      );
    },
  };
}
