import type { Entity } from "../../entities/entity.ts";
import type { StoredFact } from "../../entities/facts.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { pack, unpack } from "../packed.ts";
import type { ArchivedVersion, ArchiveTable } from "../tables.ts";
import { fromBytes, toBytes } from "./bytes.ts";
import type { Sql } from "./connection.ts";
import { type Fetched, rowsOf, writeRows } from "./rows.ts";

type Row = ArchivedVersion & { pid: Pid };

const latest =
  "SELECT DISTINCT ON (pid) pid, version, hash, type, at FROM version WHERE pid = ANY($1) ORDER BY pid, version DESC";

/** The last version of each of these things. */
export async function fetchArchive(sql: Sql, pids: ReadonlySet<Pid>): Promise<Fetched<ArchiveTable>> {
  const found = await sql<Row>(latest, [[...pids]]);
  const rows = new Map<Pid, ArchivedVersion>(found.map(({ pid, ...version }) => [pid, version]));
  const versions: Row[] = [];
  const states = new Map<string, Uint8Array>();

  const table: ArchiveTable = {
    latest: rowsOf(pids, rows),
    add(pid, version, facts) {
      rows.set(pid, version);
      versions.push({ pid, ...version });
      if (!states.has(version.hash)) states.set(version.hash, toBytes(pack(facts)));
    },
  };

  async function flush(sql: Sql): Promise<void> {
    await writeRows(
      sql,
      "INSERT INTO state (hash, body) SELECT * FROM unnest($1::text[], $2::bytea[]) ON CONFLICT (hash) DO NOTHING",
      [...states],
      [([hash]) => hash, ([, body]) => body],
    );
    await writeRows(
      sql,
      `INSERT INTO version (pid, version, hash, type, at)
       SELECT * FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[])`,
      versions,
      [({ pid }) => pid, ({ version }) => version, ({ hash }) => hash, ({ type }) => type, ({ at }) => at],
    );
  }

  return { table, flush };
}

/** The states, by their hashes, that those of these things were left in that are no longer described. */
export async function statesLeft(sql: Sql, pids: readonly Pid[]): Promise<Map<string, StoredFact[]>> {
  const rows = await sql<{ hash: string; body: Uint8Array }>(
    "SELECT s.hash, s.body FROM entity e JOIN state s ON s.hash = e.hash WHERE e.pid = ANY($1) AND e.described = 0",
    [pids],
  );
  return new Map(rows.map(({ hash, body }) => [hash, JSON.parse(unpack(fromBytes(body)))]));
}

/** The last state kept of each of these things. */
export async function lastStates(sql: Sql, pids: readonly Pid[]): Promise<Map<Pid, Entity>> {
  if (pids.length === 0) return new Map();
  const rows = await sql<Row & { body: Uint8Array }>(
    `SELECT v.*, s.body FROM (${latest}) v JOIN state s ON s.hash = v.hash`,
    [pids],
  );
  return new Map(
    rows.map(({ pid, type, version, at, body }) => [
      pid,
      { pid, type, facts: JSON.parse(unpack(fromBytes(body))), version, modified: at },
    ]),
  );
}
