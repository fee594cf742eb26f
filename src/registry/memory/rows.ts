import { setImmediate as breath } from "node:timers/promises";
import { pack } from "../../identifiers/pack.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { type PidState, pidStates } from "../port.ts";
import { keyIndex } from "./key-index.ts";
import { mergeRows } from "./merge-rows.ts";
import { countStates, type PackedRows, type Row, rowAt, rowPacker, type TypeNames } from "./packed-rows.ts";

/** What rows begin with: the packed ones, the names of their types, and those that do not fit into the packed form. */
export type Settled = { packed: PackedRows; names: TypeNames; loose: Map<Pid, Row> };

/** How every PID stands by itself. */
export type Rows = {
  /** The row of exactly this spelling. */
  get(spelling: string): Row | undefined;
  set(pid: Pid, row: Row): void;
  counts(): Record<PidState, number>;
  /** All that was set until `now` was called, and what it answered; more may be set while all that is packed. */
  settle<T>(now: () => T): Promise<{ settled: Settled; taken: T }>;
  /** Bytes of the packed rows and their index. */
  bytes(): number;
};

/** A row in the overlay takes about ten times as much as a packed one, packing all anew about 20 ns for each. */
const overlayShare = 32;

/**
 * Rows in layers: what changed since (the overlay) before what is packed. When the overlay has grown it is packed with the rest, in
 * slices of a few ms, while changes go into a new one. Identifiers of foreign grammars, and what does not fit, are
 * matched exactly. `smallest` is the size of an overlay that is worth packing.
 */
export function rowsFrom({ packed, names, loose }: Settled, smallest = 20_000): Rows {
  const packRow = rowPacker(names);
  const counts = countStates(packed);
  let base = indexed(packed);
  for (const [pid, { state }] of loose) {
    const under = packedAt(pack(pid));
    if (under) counts[under.state]--;
    counts[state]++;
  }
  let overlay = new Map<number, Row>();
  /** The overlay that is being packed. */
  let freezing: Map<number, Row> | undefined;
  let merging: Promise<void> | undefined;

  function get(spelling: string): Row | undefined {
    const exact = loose.size > 0 ? loose.get(spelling as Pid) : undefined;
    const key = exact ? undefined : pack(spelling);
    if (key === undefined) return exact;
    const changed = overlay.get(key) ?? freezing?.get(key);
    return changed ?? packedAt(key);
  }

  function packedAt(key: number | undefined): Row | undefined {
    const at = key === undefined ? undefined : base.find(key);
    return at === undefined ? undefined : rowAt(base.packed, at, names);
  }

  async function merge(): Promise<void> {
    const frozen = overlay;
    freezing = frozen;
    overlay = new Map();
    const merged = await mergeRows(base.packed, frozen, packRow);
    await breath();
    base = indexed(merged);
    freezing = undefined;
  }

  function begin(): Promise<void> {
    merging = merge().finally(() => {
      merging = undefined;
    });
    return merging;
  }

  return {
    get,
    set(pid, row) {
      const before = get(pid);
      if (before) counts[before.state]--;
      counts[row.state]++;
      const key = packRow(row) && pack(pid);
      if (key === undefined) loose.set(pid, row);
      else {
        loose.delete(pid);
        overlay.set(key, row);
      }
      if (!merging && overlay.size >= Math.max(smallest, base.packed.count / overlayShare)) void begin();
    },
    counts: () => Object.fromEntries(pidStates.map((state) => [state, counts[state]])) as Record<PidState, number>,
    async settle(now) {
      while (merging) await merging;
      const taken = now();
      const still = new Map(loose);
      if (overlay.size > 0) await begin();
      return { settled: { packed: base.packed, names: [...names], loose: still }, taken };
    },
    bytes: () => base.packed.memory.byteLength + base.bytes,
  };
}

const indexed = (packed: PackedRows) => ({ packed, ...keyIndex(packed.keys) });
