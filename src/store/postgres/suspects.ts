import type { HarvestBook, Suspect } from "../harvest-book.ts";
import type { Database } from "./connection.ts";
import { writeRows } from "./rows.ts";
import { fromText, toText } from "./text.ts";

type Row = Omit<Suspect, "evidence" | "note"> & { evidence: string; note: string | null };

/** Merges that runs propose, until somebody decides. */
export function suspectsIn({
  sql,
  transaction,
}: Database): Pick<HarvestBook, "suspect" | "suspects" | "decideSuspect"> {
  return {
    async suspect(suspects) {
      await transaction((sql) =>
        writeRows(
          sql,
          `INSERT INTO suspect (source, run, key, gone, survivor, evidence, state)
           SELECT source, run, key, gone, survivor, evidence, 'open'
           FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::text[])
           WITH ORDINALITY AS n (source, run, key, gone, survivor, evidence, place) ORDER BY place
           ON CONFLICT (source, key) WHERE state = 'open' DO NOTHING`,
          suspects,
          [
            ({ source }) => source,
            ({ run }) => run,
            ({ key }) => toText(key),
            ({ gone }) => gone,
            ({ survivor }) => survivor,
            ({ evidence }) => JSON.stringify(evidence),
          ],
        ),
      );
    },
    async suspects(which) {
      const rows = await sql<Row>("SELECT * FROM suspect WHERE $1 OR state = 'open' ORDER BY id", [which === "all"]);
      return rows.map(({ key, evidence, note, ...row }) => ({
        ...row,
        key: fromText(key),
        evidence: JSON.parse(evidence),
        ...(note === null ? {} : { note: fromText(note) }),
      }));
    },
    async decideSuspect(id, decided) {
      await transaction((sql) =>
        decided
          ? sql("UPDATE suspect SET state = $1, note = $2 WHERE id = $3", [
              decided.state,
              decided.note === undefined ? null : toText(decided.note),
              id,
            ])
          : sql("DELETE FROM suspect WHERE id = $1 AND state = 'open'", [id]),
      );
    },
  };
}
