import type { Pid } from "../../identifiers/pid.ts";
import { type Packed, pack } from "../packed.ts";
import type { SaidRow, SaidTable } from "../tables.ts";
import { fromBytes, toBytes } from "./bytes.ts";
import type { Sql } from "./connection.ts";
import type { RecordName } from "./records.ts";
import { type Fetched, rowsOf, writeRows } from "./rows.ts";
import { fromText } from "./text.ts";

type Row = Omit<SaidRow, "facts"> & { record: number; facts?: Packed };
type Rows = Map<Pid, Map<number, Row>>;

/** The things that these records spoke of before. */
export async function subjectsOf(sql: Sql, records: readonly number[]): Promise<Pid[]> {
  if (records.length === 0) return [];
  const rows = await sql<{ pid: Pid }>("SELECT DISTINCT pid FROM contribution WHERE record = ANY($1)", [records]);
  return rows.map(({ pid }) => pid);
}

/** Whose contributions to fetch; `unread` says of which of them no fact will be asked for. */
export type SaidWanted = {
  pids: ReadonlySet<Pid>;
  unread(pid: Pid, speakers: readonly RecordName[]): boolean;
  nameOf(record: number): RecordName;
};

/** What records say of these things. Facts are most of a store: they are fetched only where they are put together. */
export async function fetchSaid(sql: Sql, { pids, unread, nameOf }: SaidWanted): Promise<Fetched<SaidTable>> {
  const found = await sql<Row>(
    `SELECT c.record, c.pid, c.own, c.type, r.source, r.key FROM contribution c JOIN record r ON r.id = c.record
     WHERE c.pid = ANY($1)`,
    [[...pids]],
  );
  const rows: Rows = new Map([...pids].map((pid) => [pid, new Map()]));
  for (const row of found) rows.get(row.pid)?.set(row.record, { ...row, key: fromText(row.key) });
  await fetchFacts(
    sql,
    [...pids].filter((pid) => !unread(pid, [...(rows.get(pid)?.values() ?? [])])),
    rows,
  );
  return saidOver(pids, rows, nameOf);
}

async function fetchFacts(sql: Sql, pids: readonly Pid[], rows: Rows): Promise<void> {
  if (pids.length === 0) return;
  const found = await sql<{ record: number; pid: Pid; facts: Uint8Array }>(
    "SELECT record, pid, facts FROM contribution WHERE pid = ANY($1)",
    [pids],
  );
  for (const { record, pid, facts } of found) {
    const row = rows.get(pid)?.get(record);
    if (row) row.facts = fromBytes(facts);
  }
}

function saidOver(pids: ReadonlySet<Pid>, rows: Rows, nameOf: SaidWanted["nameOf"]): Fetched<SaidTable> {
  const ofPid = rowsOf(pids, rows);
  const said = (pid: Pid) => ofPid(pid) ?? new Map<number, Row>();
  const byRecord = new Map<number, Pid[]>();
  for (const [pid, of] of rows)
    for (const record of of.keys()) byRecord.set(record, [...(byRecord.get(record) ?? []), pid]);
  const dropped = new Set<number>();
  const added = new Map<number, Row[]>();

  const table: SaidTable = {
    subjects: (record) => [...(byRecord.get(record) ?? [])].sort(),
    add(record, { subject, own, type }, text) {
      const row = { record, pid: subject, own: own ? 1 : 0, type, ...nameOf(record), facts: pack(text) };
      said(subject).set(record, row);
      added.set(record, [...(added.get(record) ?? []), row]);
      byRecord.set(record, [...(byRecord.get(record) ?? []), subject]);
    },
    drop(record) {
      for (const pid of byRecord.get(record) ?? []) said(pid).delete(record);
      byRecord.delete(record);
      added.delete(record);
      dropped.add(record);
    },
    byOthers: (pid, record) => said(pid).size > (said(pid).has(record) ? 1 : 0),
    of: (pid) => [...said(pid).values()].map(withFacts),
  };
  return { table, flush: (sql) => flushSaid(sql, [...dropped], [...added.values()].flat()) };
}

function withFacts({ facts, ...row }: Row): SaidRow {
  if (!facts) throw new Error(`what is said of ${row.pid} was not fetched`);
  return { ...row, facts };
}

async function flushSaid(sql: Sql, dropped: readonly number[], added: readonly Row[]): Promise<void> {
  if (dropped.length > 0) await sql("DELETE FROM contribution WHERE record = ANY($1)", [dropped]);
  await writeRows(
    sql,
    `INSERT INTO contribution (record, pid, own, type, facts)
     SELECT * FROM unnest($1::bigint[], $2::text[], $3::smallint[], $4::text[], $5::bytea[])`,
    added,
    [
      ({ record }) => record,
      ({ pid }) => pid,
      ({ own }) => own,
      ({ type }) => type,
      ({ facts }) => facts && toBytes(facts),
    ],
  );
}
