import type { Source, SourceRecord } from "../sources/port.ts";

/** What becomes of one field of a class of records: in how many it holds something, and in how many a fact comes of it. */
export type FieldUse = { table: string; field: string; read: number; used: number };

/**
 * What a source's mapping makes of its records: per class and field, how often it is there and how often it says something; how
 * many records could not be understood; and how many relations say only that things are related.
 */
export type MappingReport = {
  source: string;
  records: number;
  notUnderstood: number;
  facts: number;
  relations: number;
  related: number;
  fields: FieldUse[];
};

type Counts = { read: number; used: number };

/** Describes every record again and counts; nothing is written. Memory holds the fields, not the records. */
export async function reportMapping(
  source: Pick<Source, "name" | "describe" | "fieldsOf">,
  records: AsyncIterable<SourceRecord>,
): Promise<MappingReport> {
  const report = { source: source.name, records: 0, notUnderstood: 0, facts: 0, relations: 0, related: 0 };
  const tables = new Map<string, Map<string, Counts>>();
  for await (const record of records) {
    report.records++;
    const table = record.key.split("/")[1] ?? "";
    const fields = tables.get(table) ?? new Map<string, Counts>();
    tables.set(table, fields);
    for (const field of source.fieldsOf(record)) countsOf(fields, field).read++;
    const used = usedBy(record, source, report);
    if (used) for (const field of used) countsOf(fields, field).used++;
    else report.notUnderstood++;
  }
  return { ...report, fields: [...tables].flatMap(([table, fields]) => usesOf(table, fields)) };
}

function countsOf(fields: Map<string, Counts>, field: string): Counts {
  const counts = fields.get(field) ?? { read: 0, used: 0 };
  fields.set(field, counts);
  return counts;
}

type Tally = Pick<MappingReport, "facts" | "relations" | "related">;

function usedBy(record: SourceRecord, source: Pick<Source, "describe">, tally: Tally): Set<string> | undefined {
  try {
    const facts = source.describe(record).drafts.flatMap((draft) => draft.facts);
    tally.facts += facts.length;
    for (const fact of facts) {
      if (fact.kind !== "relation") continue;
      tally.relations++;
      if (fact.predicate === "related") tally.related++;
    }
    return new Set(facts.map(({ from }) => from.field));
  } catch {
    return undefined;
  }
}

function usesOf(table: string, fields: ReadonlyMap<string, Counts>): FieldUse[] {
  return [...fields]
    .map(([field, counts]) => ({ table, field, ...counts }))
    .sort((a, b) => b.read - a.read || (a.field < b.field ? -1 : 1));
}
