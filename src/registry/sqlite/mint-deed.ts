import { Problem } from "../../errors.ts";
import type { Decision, Minted, MintItem, Registry, SourceKey } from "../port.ts";
import { type Desk, inChunks, mintFree, record } from "./desk.ts";
import type { Bound } from "./read.ts";

type Given = { assign: { pid: Bound["pid"]; key: SourceKey; type: string }[]; reserve: ReserveItem[] };
type ReserveItem = { pid: Bound["pid"]; type: string; once?: string };

/** Minting item by item: what is refused keeps nothing else from its PID. */
export function mintDeedOf(desk: Desk): Pick<Registry, "mint"> {
  return { mint: async (items, decision) => (await inChunks(desk, items, mintChunk(desk, decision))).flat() };
}

function mintChunk(desk: Desk, decision: Decision): (items: readonly MintItem[]) => Minted[] {
  return (items) => {
    const time = desk.now().toISOString();
    const given: Given = { assign: [], reserve: [] };
    const sofar = new Map<string, Bound & { type: string }>();
    // Those with a key first, as the events below are folded: PIDs are numbered in the order in which they are given.
    const order = [...items.keys()].sort((one, other) => Number(keyless(items[one])) - Number(keyless(items[other])));
    const minted: Minted[] = [];
    for (const at of order) {
      const item = items[at];
      if (item) minted[at] = orProblem(() => mintOne(desk, item, { time, given, sofar }));
    }
    record(desk, { op: "assign", items: given.assign }, time);
    record(desk, { op: "reserve", items: given.reserve, ...decision }, time);
    return minted;
  };
}

const keyless = (item: MintItem | undefined) => item?.key === undefined;

/** What was minted in this chunk is in no table of keys yet: `sofar` has it by key, or by name of request. */
type Chunk = { time: string; given: Given; sofar: Map<string, Bound & { type: string }> };

function mintOne(desk: Desk, item: MintItem, { time, given, sofar }: Chunk): Minted {
  const { key, type, once } = item;
  const name = key === undefined ? once && `once ${once}` : `key ${key}`;
  const known = (name && sofar.get(name)) || knownFor(desk, item);
  if (known) {
    if (key === undefined && known.type !== type) throw conflict(item, known);
    return { pid: known.pid, state: known.state, created: false };
  }
  const pid = mintFree(desk, type, time);
  if (name) sofar.set(name, { pid, state: "reserved", type });
  if (key === undefined) given.reserve.push({ pid, type, ...(once === undefined ? {} : { once }) });
  else given.assign.push({ pid, key, type });
  return { pid, state: "reserved", created: true };
}

function knownFor({ reader }: Desk, { key, type, once }: MintItem): (Bound & { type: string }) | undefined {
  if (key === undefined) return once === undefined ? undefined : reader.requested(once);
  const bound = reader.bound(key);
  return bound && { ...bound, type };
}

function conflict({ once, type }: MintItem, { pid, type: before }: { pid: Bound["pid"]; type: string }): Problem {
  return new Problem(
    "idempotency-conflict",
    `“${once}” got ${pid}, of type ${before}, and cannot ask for a ${type} now. Use another name for another request.`,
    { pid },
  );
}

function orProblem(mint: () => Minted): Minted {
  try {
    return mint();
  } catch (error) {
    if (error instanceof Problem) return { problem: error };
    throw error;
  }
}
