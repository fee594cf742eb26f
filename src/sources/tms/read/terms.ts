import type { ReadItem, SourceRecord } from "../../port.ts";
import { lookUp } from "../mapping/defaults.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { isPlaceUse, placeSteps } from "../mapping/places.ts";
import { type TableName, tableNames } from "../tables.ts";
import type { StagingWork } from "./stage-row.ts";
import { type TermReference, termId } from "./term-reference.ts";

type Used = { refers: string; tbl: number; line: number };
type TermRow = { chain: string; type: string; aat: string; tbl: number; line: number };

/** A record for every term that `collectTerms` found: `{ "Terms": [{ "AATID": …, "Path": …, "Types": … }] }`. */
export function* termRecords(work: StagingWork, files: Map<TableName, string>): Iterable<ReadItem> {
  const rows = work.staging.database
    .prepare("SELECT chain, type, aat, tbl, line FROM term ORDER BY chain, type, aat")
    .iterate() as Iterable<TermRow>;
  let group: TermRow[] = [];
  for (const row of rows) {
    if (group[0] && group[0].chain !== row.chain) {
      yield { record: termRecord(work.source, group, files) };
      group = [];
    }
    group.push(row);
  }
  if (group.length > 0) yield { record: termRecord(work.source, group, files) };
}

function termRecord(source: string, group: readonly TermRow[], files: Map<TableName, string>): SourceRecord {
  const [first] = group;
  const aats = new Set(group.flatMap(({ aat }) => (aat === "" ? [] : [aat])));
  const types = new Set(group.map(({ type }) => type));
  const table = tableNames[first?.tbl ?? 0] ?? "ObjThesTerms";
  const term = { ...(aats.size > 0 ? { AATID: [...aats] } : {}), Path: first?.chain ?? "", Types: [...types] };
  return {
    key: `${source}/term/${first?.chain}`,
    original: JSON.stringify({ Terms: [term] }),
    at: { file: files.get(table) ?? table, row: first?.line ?? 0 },
  };
}

/** Finds every term in use and every term above one; answers how many there are. */
export function collectTerms({ staging, mapping }: StagingWork): number {
  const { database } = staging;
  const add = database.prepare("INSERT OR IGNORE INTO term VALUES (?, ?, ?, ?, ?)");
  const termTables = ["ObjThesTerms", "ConThesTerms"].map((name) => tableNames.indexOf(name as TableName)).join(", ");
  const objects = tableNames.indexOf("Objects");
  const used = database.prepare(`
    SELECT refers, tbl, min(line) AS line FROM row WHERE tbl IN (${termTables}) AND fault IS NULL GROUP BY refers, tbl
    UNION ALL SELECT json_object('type', 'Classification', 'chain', json_array('Classification', trim(body ->> '$.Classification'))),
      tbl, min(line) FROM row WHERE tbl = ${objects} AND fault IS NULL AND body ->> '$.Classification' IS NOT NULL GROUP BY 1`);
  database.exec("BEGIN");
  for (const { refers, tbl, line } of used.iterate() as Iterable<Used>) {
    const reference = JSON.parse(refers) as TermReference;
    for (const chain of above(reference, mapping)) {
      const aat = chain.length === reference.chain.length ? (reference.aat ?? "") : "";
      add.run(termId(chain), reference.type, aat, tbl, line);
    }
  }
  database.exec("COMMIT");
  return Number(database.prepare("SELECT count(DISTINCT chain) AS n FROM term").get()?.n);
}

/** A term and all above it, without the guide terms of a gazetteer (`counties`, `inhabited places`), which are no places. */
function above({ type, chain }: TermReference, mapping: TmsMapping): string[][] {
  const use = lookUp(mapping.terms, type);
  if (use?.as === "nothing") return [];
  const isPlace = use !== undefined && isPlaceUse(use);
  const chains = chain.map((_, index) => chain.slice(0, index + 1));
  return isPlace ? placeSteps(chains, mapping) : chains;
}
