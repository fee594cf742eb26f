import type { DatabaseSync } from "node:sqlite";
import type { HarvestBook } from "../harvest-book.ts";

/** What runs found in each source. */
export function findingsOf(
  database: DatabaseSync,
  write: <T>(steps: () => T) => T,
): Pick<HarvestBook, "addFindings" | "findings" | "forgetFindings"> {
  const add = database.prepare("INSERT INTO finding (source, run, record, finding) VALUES (?, ?, ?, ?)");
  const found = database.prepare("SELECT seq, finding FROM finding WHERE source = ? AND seq > ? ORDER BY seq LIMIT ?");
  const forget = database.prepare("DELETE FROM finding WHERE source = ? AND run < ? AND record IS NULL");

  return {
    async addFindings(source, run, findings) {
      write(() => {
        for (const { record, finding } of findings) add.run(source, run, record ?? null, JSON.stringify(finding));
      });
    },
    async findings(source, after, limit) {
      const rows = found.all(source, after, limit) as { seq: number; finding: string }[];
      return rows.map(({ seq, finding }) => ({ seq, finding: JSON.parse(finding) as unknown }));
    },
    async forgetFindings(source, run) {
      forget.run(source, run);
    },
  };
}
