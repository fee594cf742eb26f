import type { DatabaseSync } from "node:sqlite";
import type { HarvestBook, Suspect } from "../harvest-book.ts";

type Row = Omit<Suspect, "evidence" | "note"> & { evidence: string; note: string | null };

/** Merges that runs propose, until somebody decides. */
export function suspectsOf(
  database: DatabaseSync,
  write: <T>(steps: () => T) => T,
): Pick<HarvestBook, "suspect" | "suspects" | "decideSuspect"> {
  const add = database.prepare(
    "INSERT OR IGNORE INTO suspect (source, run, key, gone, survivor, evidence, state) VALUES (?, ?, ?, ?, ?, ?, 'open')",
  );
  const list = database.prepare("SELECT * FROM suspect WHERE ? OR state = 'open' ORDER BY id");
  const decide = database.prepare("UPDATE suspect SET state = ?, note = ? WHERE id = ?");
  const forget = database.prepare("DELETE FROM suspect WHERE id = ? AND state = 'open'");

  return {
    async suspect(suspects) {
      write(() => {
        for (const { source, run, key, gone, survivor, evidence } of suspects)
          add.run(source, run, key, gone, survivor, JSON.stringify(evidence));
      });
    },
    async suspects(which) {
      return (list.all(which === "all" ? 1 : 0) as Row[]).map(({ evidence, note, ...row }) => ({
        ...row,
        evidence: JSON.parse(evidence),
        ...(note === null ? {} : { note }),
      }));
    },
    async decideSuspect(id, decided) {
      write(() => (decided ? decide.run(decided.state, decided.note ?? null, id) : forget.run(id)));
    },
  };
}
