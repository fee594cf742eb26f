import { Problem } from "../../errors.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Assigned, Registry, SourceKey, Want } from "../port.ts";
import { type Desk, inChunks, mintFree, record } from "./desk.ts";
import type { Bound } from "./read.ts";

type Heir = Want & { predecessor: SourceKey };
type Given = Bound & { created: boolean };

/** Giving keys their PIDs: bound already, minted, or inherited from a predecessor. */
export function assignDeedOf(desk: Desk): Pick<Registry, "assign"> {
  return { assign: (wants) => assign(desk, wants) };
}

/** Those that are minted come first, so that a predecessor may be among them. */
async function assign(desk: Desk, wants: readonly Want[]): Promise<Assigned[]> {
  const bound = new Map<SourceKey, Given>();
  const missing = new Map<SourceKey, Want>();
  for (const want of wants) {
    const known = desk.reader.bound(want.key);
    if (known) bound.set(want.key, { ...known, created: false });
    else if (!missing.has(want.key)) missing.set(want.key, want);
  }
  const heirs = [...missing.values()].filter(isHeir);
  mustHavePredecessors(desk, heirs, missing);
  const minted = [...missing.values()].filter((want) => !isHeir(want));
  for (const chunk of await inChunks(desk, minted, (some) => mintChunk(desk, some)))
    for (const [key, given] of chunk) bound.set(key, given);
  for (const chunk of await inChunks(desk, heirs, (some) => inheritChunk(desk, some)))
    for (const [key, given] of chunk) bound.set(key, given);
  const told = new Set<SourceKey>();
  return wants.map(({ key }) => {
    const given = bound.get(key);
    if (!given) throw new Error(`${key} was given no PID`);
    const created = given.created && !told.has(key);
    told.add(key);
    return { key, pid: given.pid, state: given.state, created };
  });
}

const isHeir = (want: Want): want is Heir => want.predecessor !== undefined;

/** A key is never unbound, so what is known now is known when the heirs inherit. */
function mustHavePredecessors({ reader }: Desk, heirs: readonly Heir[], missing: ReadonlyMap<SourceKey, Want>): void {
  for (const { key, predecessor } of heirs) {
    const other = missing.get(predecessor);
    if (!reader.bound(predecessor) && (!other || isHeir(other))) throw unknownPredecessor(key, predecessor);
  }
}

/** Keys are looked up once more under the write lock: another process may have been first. */
function mintChunk(desk: Desk, wants: readonly Want[]): Map<SourceKey, Given> {
  const time = desk.now().toISOString();
  const items: { key: SourceKey; type: string; pid: Pid }[] = [];
  const given = new Map<SourceKey, Given>();
  for (const { key, type } of wants) {
    const known = desk.reader.bound(key);
    if (known) given.set(key, { ...known, created: false });
    else {
      const pid = mintFree(desk, type, time);
      items.push({ key, type, pid });
      given.set(key, { pid, state: "reserved", created: true });
    }
  }
  record(desk, { op: "assign", items }, time);
  return given;
}

/** Whatever became of a predecessor's PID, the heir shares it: what staff decided of the thing holds. */
function inheritChunk(desk: Desk, heirs: readonly Heir[]): Map<SourceKey, Given> {
  const time = desk.now().toISOString();
  const items: { pid: Pid; key: SourceKey; predecessor: SourceKey }[] = [];
  const given = new Map<SourceKey, Given>();
  for (const { key, predecessor } of heirs) {
    const own = desk.reader.bound(key);
    const known = own ?? desk.reader.bound(predecessor);
    if (!known) throw unknownPredecessor(key, predecessor);
    given.set(key, { ...known, created: false });
    if (!own) items.push({ pid: known.pid, key, predecessor });
  }
  for (const [actor, some] of Map.groupBy(items, ({ key }) => `harvest:${key.slice(0, key.indexOf("/"))}`))
    record(desk, { op: "bind", items: some, actor, reason: "named its predecessor" }, time);
  return given;
}

function unknownPredecessor(key: SourceKey, predecessor: SourceKey): Problem {
  return new Problem(
    "predecessor-unknown",
    `${key} names ${predecessor} as its predecessor, which has no identifier here. Correct it, or harvest the system it comes from first.`,
    { key, predecessor },
  );
}
