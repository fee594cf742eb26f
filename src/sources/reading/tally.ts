import type { Finding, ReadItem, RowCounts } from "../port.ts";

/** The counts of what is read: every row or record is used, or reported as rejected or unused. */
export type Tally = {
  /** Counts an item that is given: a record as used, a finding as reported where it stands for a whole row. */
  count<T extends ReadItem>(table: string, item: T): T;
  /** A row that became part of a record that is given elsewhere. */
  use(table: string): void;
  /** How many rows were counted. */
  total(): number;
  rows: Record<string, RowCounts>;
};

/** Starts to count; `{ rows }` is the last item of a read. */
export function tallyOf(): Tally {
  const rows: Record<string, RowCounts> = {};
  const of = (table: string) => (rows[table] ??= { read: 0, used: 0, reported: 0 });
  const use = (table: string) => {
    of(table).read++;
    of(table).used++;
  };
  return {
    rows,
    total: () => Object.values(rows).reduce((sum, { read }) => sum + read, 0),
    use,
    count(table, item) {
      if ("record" in item) use(table);
      else if ("finding" in item && standsForRow(item.finding)) {
        of(table).read++;
        of(table).reported++;
      }
      return item;
    },
  };
}

const standsForRow = ({ kind }: Finding) => kind !== "doubtful";
