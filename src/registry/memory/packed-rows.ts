import { type PidState, pidStates } from "../port.ts";

/** How a PID stands by itself; of one that ended the rest is among the endings. */
export type Row = { state: PidState; type: string; since: string };

/** Names of entity types by their number, at most 256: a type is one byte in a packed row. */
export type TypeNames = string[];

/**
 * Rows of native PIDs, 15 bytes each, in the order of their packed numbers: `keys` (8 bytes), the second since which a row is
 * so (4), state and millisecond (2), and its type (1). They lie one behind the other in memory that threads can share.
 */
export type PackedRows = {
  count: number;
  memory: SharedArrayBuffer;
  keys: Float64Array;
  seconds: Uint32Array;
  marks: Uint16Array;
  types: Uint8Array;
};

/** One row's numbers. */
export type PackedRow = { second: number; mark: number; type: number };

export const bytesARow = 15;

const mostTypes = 256;
const msBits = 10;
const msMask = 2 ** msBits - 1;
const lastSecond = 2 ** 32 - 1;

/** Room for so many rows, or the rows that lie in this memory already. */
export function packedRows(count: number, memory = new SharedArrayBuffer(count * bytesARow)): PackedRows {
  return {
    count,
    memory,
    keys: new Float64Array(memory, 0, count),
    seconds: new Uint32Array(memory, count * 8, count),
    marks: new Uint16Array(memory, count * 12, count),
    types: new Uint8Array(memory, count * 14, count),
  };
}

/**
 * Packs rows, naming their types as they come. Undefined where one does not fit: a moment that is not written as
 * `2026-11-23T10:00:00.000Z`, is before 1970 or after 2106, or a 257th type.
 */
export function rowPacker(names: TypeNames): (row: Row) => PackedRow | undefined {
  const numbers = new Map(names.map((name, number) => [name, number]));
  // Events have hundreds of rows of one moment.
  let last: { since: string; ms: number | undefined } = { since: "", ms: undefined };

  function typeNumber(type: string): number | undefined {
    const known = numbers.get(type);
    if (known !== undefined || names.length === mostTypes) return known;
    numbers.set(type, names.length);
    return names.push(type) - 1;
  }

  return ({ state, type, since }) => {
    if (last.since !== since) last = { since, ms: momentOf(since) };
    const number = last.ms === undefined ? undefined : typeNumber(type);
    if (last.ms === undefined || number === undefined) return undefined;
    const mark = pidStates.indexOf(state) * 2 ** msBits + (last.ms % 1000);
    return { second: Math.floor(last.ms / 1000), mark, type: number };
  };
}

/** Writes a row in its place. */
export function putRow(rows: PackedRows, at: number, { second, mark, type }: PackedRow): void {
  rows.seconds[at] = second;
  rows.marks[at] = mark;
  rows.types[at] = type;
}

/** The row at a place. */
export function rowAt(rows: PackedRows, at: number, names: TypeNames): Row {
  const mark = rows.marks[at] ?? 0;
  const ms = (rows.seconds[at] ?? 0) * 1000 + (mark & msMask);
  return { state: stateIn(mark), type: names[rows.types[at] ?? 0] ?? "", since: new Date(ms).toISOString() };
}

/** How many rows are in each state. */
export function countStates({ marks }: PackedRows): Record<PidState, number> {
  const counts = pidStates.map(() => 0);
  for (const mark of marks) counts[mark >> msBits] = (counts[mark >> msBits] ?? 0) + 1;
  return Object.fromEntries(pidStates.map((state, at) => [state, counts[at]])) as Record<PidState, number>;
}

const stateIn = (mark: number): PidState => pidStates[mark >> msBits] ?? "reserved";

/** In ms, if it is written so that it comes back the same. */
function momentOf(since: string): number | undefined {
  const ms = Date.parse(since);
  const fits = ms >= 0 && ms / 1000 < lastSecond && new Date(ms).toISOString() === since;
  return fits ? ms : undefined;
}
