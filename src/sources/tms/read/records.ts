import type { Finding, ReadItem } from "../../port.ts";
import { exportStamp, type RecordKind, type TableName, tableNames, tableSpec } from "../tables.ts";
import { type Refers, refersReader } from "./refers.ts";
import type { StagingWork } from "./stage-row.ts";

type Row = { id: number; tbl: number; line: number; own: string | null; refers: string | null; body: string };
type Head = { owner: string; line: number };

const imageTable = tableNames.indexOf("ObjImages");

/**
 * The records of one table, in the order of the file: each with all its rows, sorted, as canonical JSON. A row that is there
 * twice is a finding. `original` is `{ "ObjTitles": [row, …], "Objects": [row], "refers": { "Constituents": … } }`.
 */
export function* recordsOf(work: StagingWork, table: TableName, files: Map<TableName, string>): Iterable<ReadItem> {
  const { record = "object" } = tableSpec(table);
  const assemble = assembler(work, files, record);
  const heads = work.staging.database
    .prepare("SELECT owner, min(line) AS line FROM row WHERE tbl = ? AND fault IS NULL GROUP BY owner ORDER BY 2")
    .iterate(tableNames.indexOf(table)) as Iterable<Head>;
  for (const { owner, line } of heads) {
    const { findings, ...text } = assemble(owner);
    yield { record: { key: `${work.source}/${owner}`, ...text, at: { file: files.get(table) ?? table, row: line } } };
    for (const finding of findings) yield { finding };
  }
}

function assembler({ staging, counts, source }: StagingWork, files: Map<TableName, string>, kind: RecordKind) {
  const { database } = staging;
  const ofOwner = database.prepare(
    "SELECT id, tbl, line, own, refers, body FROM row WHERE owner = ? AND fault IS NULL ORDER BY tbl, body, line",
  );
  const imagesOf = database.prepare(
    `SELECT id, tbl, line, own, refers, body FROM row WHERE refers = ? AND tbl = ${imageTable} AND fault IS NULL ORDER BY body, line`,
  );
  const referring = refersReader(database);
  return (owner: string): { original: string; content?: string; findings: Finding[] } => {
    const findings: Finding[] = [];
    const bodies = new Map<TableName, string[]>();
    const refers: Refers = new Map();
    let before: Row | undefined;
    for (const row of ofOwner.all(owner) as Row[]) {
      const table = tableNames[row.tbl];
      const count = table && counts[table];
      if (!table || !count) continue;
      const twice = before?.tbl === row.tbl && before.body === row.body;
      before = row;
      if (twice) {
        count.reported++;
        findings.push(duplicate(table, files, row, `${source}/${owner}`));
        continue;
      }
      count.used++;
      append(bodies, table, row.body);
      if (row.refers !== null) referring(refers, table, row.refers);
    }
    if (kind === "object") {
      for (const { body } of imagesOf.all(owner) as Row[]) append(bodies, "ObjImages", body);
    }
    const original = written(bodies, refers);
    const content = lasting(bodies);
    return { original, ...(content ? { content: written(content, refers) } : {}), findings };
  };
}

function append(bodies: Map<TableName, string[]>, table: TableName, body: string): void {
  const list = bodies.get(table);
  if (!list) bodies.set(table, [body]);
  else if (list.at(-1) !== body) list.push(body);
}

/** The rows without the time of the export, which says nothing; undefined where there is none. */
function lasting(bodies: ReadonlyMap<TableName, string[]>): Map<TableName, string[]> | undefined {
  const stamped = [...bodies.values()].some((rows) => rows.some((body) => body.includes(`"${exportStamp}":`)));
  if (!stamped) return undefined;
  return new Map([...bodies].map(([table, rows]) => [table, rows.map(withoutStamp).sort()]));
}

function withoutStamp(body: string): string {
  const { [exportStamp]: _, ...rest } = JSON.parse(body) as Record<string, string>;
  return JSON.stringify(rest);
}

/** Canonical JSON: tables by name, rows by their text, what is referred to at the end. */
function written(bodies: ReadonlyMap<TableName, string[]>, refers: Refers): string {
  const tables = [...bodies].sort(byKey).map(([table, rows]) => `"${table}":[${rows.join(",")}]`);
  const referred = [...refers].sort(byKey).map(([table, records]) => {
    const each = [...records].sort(byKey).map(([id, brief]) => `${JSON.stringify(id)}:${brief}`);
    return `"${table}":{${each.join(",")}}`;
  });
  return `{${[...tables, ...(referred.length > 0 ? [`"refers":{${referred.join(",")}}`] : [])].join(",")}}`;
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

function duplicate(table: TableName, files: Map<TableName, string>, row: Row, record: string): Finding {
  return {
    kind: "unused",
    rule: "duplicate-row",
    table,
    file: files.get(table) ?? table,
    row: row.line,
    record,
    value: row.body.slice(0, 200),
    detail: "The row is there already, word for word. Remove it.",
  };
}
