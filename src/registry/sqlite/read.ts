import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { foreignGrammars } from "../../identifiers/grammars.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { foldNumber, schemesOf } from "../numbers.ts";
import { type Alias, type PidState, pidStates, type SourceKey } from "../port.ts";
import type { Books, Entry } from "../resolve.ts";
import { type EndingReader, endingReaderOf } from "./read-endings.ts";

/** A key's binding: the PID and the state it is in. */
export type Bound = { pid: Pid; state: PidState };

/** What can be read from the tables. */
export type Reader = Books &
  EndingReader & {
    bound(key: SourceKey): Bound | undefined;
    /** The state of a PID alone, which harvests ask for of every record. */
    stateOf(pid: Pid): PidState | undefined;
    /** The PID that a named request got, and its type. */
    requested(once: string): (Bound & { type: string }) | undefined;
    keysOf(pid: Pid): SourceKey[];
    /** The one of two PIDs that was given first. */
    older(one: Pid, other: Pid): Pid;
    acceptedChanges(key: SourceKey): string[];
    find(number: string, scheme: string | undefined): Alias[];
    /** How an alias stands, with its dates. */
    alias(alias: Alias): Alias | undefined;
    aliasesOf(pid: Pid): Alias[];
    list(state: PidState, after: string, limit: number): Pid[];
    counts(): Record<PidState, number>;
  };

const idOf = "(SELECT id FROM pid WHERE pid = ?)";
const entries = `SELECT p.pid, p.state, p.type, p.since, p.ending, v.pid AS survivor
  FROM pid p LEFT JOIN pid v ON v.id = p.survivor`;
const aliases =
  "SELECT p.pid, a.scheme, a.value, a.standing, a.valid_from, a.valid_until FROM alias a JOIN pid p ON p.id = a.pid";

/** A reader of an open registry file; every statement is prepared once. */
export function readerOf(database: DatabaseSync): Reader {
  const bound = database.prepare("SELECT p.pid, p.state FROM source_key k JOIN pid p ON p.id = k.pid WHERE k.key = ?");
  const state = database.prepare("SELECT state FROM pid WHERE pid = ?");
  const requested = database.prepare(
    "SELECT p.pid, p.state, p.type FROM request r JOIN pid p ON p.id = r.pid WHERE r.once = ?",
  );
  const keysOf = database.prepare(`SELECT key FROM source_key WHERE pid = ${idOf} ORDER BY seq, key`);
  const accepted = database.prepare("SELECT print FROM accepted_change WHERE key = ? ORDER BY seq");
  const older = database.prepare("SELECT pid FROM pid WHERE pid IN (?, ?) ORDER BY id LIMIT 1");
  const alias = database.prepare(`${aliases} WHERE a.pid = ${idOf} AND a.scheme = ? AND a.value = ?`);
  const aliasesOf = database.prepare(`${aliases} WHERE a.pid = ${idOf} ORDER BY a.id`);
  const list = database.prepare(
    `SELECT pid FROM pid WHERE state = ? AND id > coalesce(${idOf}, 0) ORDER BY id LIMIT ?`,
  );
  const counts = database.prepare("SELECT state, count(*) AS n FROM pid GROUP BY state");
  return {
    ...endingReaderOf(database),
    ...booksOf(database),
    bound: (key) => boundOf(bound.get(key)),
    stateOf: (pid) => state.get(pid)?.state as PidState | undefined,
    requested(once) {
      const row = requested.get(once);
      const bound = boundOf(row);
      return row && bound && { ...bound, type: String(row.type) };
    },
    keysOf: (pid) => keysOf.all(pid).map((row) => String(row.key)),
    older: (one, other) => pidOf(older.get(one, other)?.pid),
    acceptedChanges: (key) => accepted.all(key).map((row) => String(row.print)),
    find: finderOf(database),
    alias({ pid, scheme, value }) {
      const row = alias.get(pid, scheme, value);
      return row && aliasOf(row);
    },
    aliasesOf: (pid) => aliasesOf.all(pid).map(aliasOf),
    list: (state, after, limit) => list.all(state, after, limit).map((row) => pidOf(row.pid)),
    counts: () => ({ ...noneOfAny(), ...Object.fromEntries(counts.all().map((row) => [row.state, Number(row.n)])) }),
  };
}

function booksOf(database: DatabaseSync): Pick<Books, "entry" | "foreign"> {
  const entry = database.prepare(`${entries} WHERE p.pid = ?`);
  const foreign = database.prepare(
    `${entries} JOIN alias a ON a.pid = p.id
     WHERE a.folded = ? AND a.scheme IN (${listed(foreignGrammars)}) AND a.value = ? AND a.standing <> 'wrong'
     ORDER BY a.id LIMIT 1`,
  );
  return {
    entry: (spelling) => entryOf(entry.get(spelling)),
    foreign: (spelling) => entryOf(foreign.get(foldNumber(spelling), ...foreignGrammars, spelling)),
  };
}

/** Every exact match is also a folded one, so one index serves both; identifiers of foreign grammars match exactly only. */
function finderOf(database: DatabaseSync): Reader["find"] {
  const everywhere = database.prepare(
    `${aliases} WHERE a.folded = ? AND a.standing <> 'wrong' ORDER BY a.standing, a.id`,
  );
  return (number, scheme) => {
    const schemes = scheme === undefined ? undefined : schemesOf(scheme);
    const found = everywhere
      .all(foldNumber(number))
      .map(aliasOf)
      .filter((alias) => schemes === undefined || schemes.includes(alias.scheme));
    const exact = found.filter((alias) => alias.value === number);
    return exact.length > 0 ? exact : found.filter((alias) => !foreignGrammars.includes(alias.scheme));
  };
}

const listed = (values: readonly unknown[]) => values.map(() => "?").join(", ");

/** Only what the registry itself once minted stands in these columns. */
const pidOf = (value: SQLOutputValue | undefined) => String(value) as Pid;

function aliasOf(row: Record<string, SQLOutputValue>): Alias {
  const standing = String(row.standing) as Alias["standing"];
  return {
    pid: pidOf(row.pid),
    scheme: String(row.scheme),
    value: String(row.value),
    standing,
    ...(row.valid_from === null ? {} : { from: String(row.valid_from) }),
    ...(row.valid_until === null ? {} : { until: String(row.valid_until) }),
  };
}

function boundOf(row: Record<string, SQLOutputValue> | undefined): Bound | undefined {
  return row && { pid: pidOf(row.pid), state: String(row.state) as PidState };
}

function entryOf(row: Record<string, SQLOutputValue> | undefined): Entry | undefined {
  const bound = boundOf(row);
  if (!row || !bound) return undefined;
  const entry = { ...bound, type: String(row.type), since: String(row.since) };
  if (row.ending === null) return entry;
  return { ...entry, ending: Number(row.ending), ...(row.survivor === null ? {} : { survivor: pidOf(row.survivor) }) };
}

const noneOfAny = () => Object.fromEntries(pidStates.map((state) => [state, 0])) as Record<PidState, number>;
