import type { DatabaseSync } from "node:sqlite";
import { type RecordKind, type TableName, tableNames, tableSpec } from "../tables.ts";

/** What a record needs to know of those it refers to: table → id → canonical JSON of a few columns. */
export type Refers = Map<string, Map<string, string>>;

/** The few columns that the describing record needs: what sort of agent it is and its name, whether a place is public. */
const briefs: { [kind in RecordKind]?: { table: TableName; columns: readonly string[] } } = {
  constituent: { table: "Constituents", columns: ["ConstituentType", "DisplayName"] },
  location: { table: "Locations", columns: ["PublicAccess"] },
  object: { table: "Objects", columns: ["PublicAccess"] },
};

/** Adds to `refers` what a row of a table refers to, `"constituent/1338"`; what is not in the export is left out. */
export function refersReader(database: DatabaseSync): (refers: Refers, table: TableName, key: string) => void {
  const bodyOf = database.prepare("SELECT body FROM row WHERE owner = ? AND tbl = ? AND fault IS NULL");
  const isKnown = database.prepare("SELECT 1 FROM known WHERE key = ?");
  return (refers, table, key) => {
    const spec = tableSpec(table);
    const kind = (spec.refers ?? spec.mayRefer)?.record;
    const brief = kind && briefs[kind];
    if (!kind || !brief) return;
    const id = key.slice(kind.length + 1);
    const known = refers.get(brief.table) ?? new Map<string, string>();
    if (known.has(id)) return;
    const found = bodyOf.get(key, tableNames.indexOf(brief.table)) as { body: string } | undefined;
    if (!found && !isKnown.get(key)) return;
    refers.set(brief.table, known.set(id, found ? pick(found.body, brief.columns) : "{}"));
  };
}

function pick(body: string, columns: readonly string[]): string {
  const row = JSON.parse(body) as Record<string, string>;
  const kept = columns.flatMap((name) =>
    row[name] === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(row[name])}`],
  );
  return `{${kept.join(",")}}`;
}
