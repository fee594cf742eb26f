import type { Pid } from "../identifiers/pid.ts";
import type { PidState, Registry, SourceKey, Want } from "../registry/port.ts";
import type { SourceRecord } from "../sources/port.ts";

/** Two keys that mean one thing: as a record says of its predecessor, or as the configuration says. */
type Pair = { key: SourceKey; other: SourceKey; by: "predecessor" | "equivalence" };

/** Kin that have PIDs of their own and cannot be made one without staff. */
export type Estranged = Pair & { pid: Pid; otherPid: Pid };

/** What finding kin needs: the registry, and the other keys of a key's thing by the configuration. */
export type Family = { registry: Registry; equivalents(key: SourceKey): readonly SourceKey[] };

/** The records whose predecessor nobody knows, and which is not among them for itself; they are not to be taken. */
export async function orphansIn(records: readonly SourceRecord[], registry: Registry): Promise<Set<SourceKey>> {
  const heirs = records.filter(({ predecessor }) => predecessor !== undefined);
  const here = new Set(records.filter(({ predecessor }) => predecessor === undefined).map(({ key }) => key));
  const known = await registry.lookup(heirs.map(({ predecessor = "" }) => predecessor));
  const orphaned = ({ predecessor = "" }: SourceRecord) => !known.has(predecessor) && !here.has(predecessor);
  return new Set(heirs.filter(orphaned).map(({ key }) => key));
}

/** What is wanted, with the keys from which PIDs are inherited: the predecessor that a record names, else an equivalent key. */
export async function withKin(
  wants: readonly Want[],
  records: readonly SourceRecord[],
  family: Family,
): Promise<Want[]> {
  const named = new Map(records.map(({ key, predecessor }) => [key, predecessor]));
  const equivalents = new Map(wants.map(({ key }) => [key, family.equivalents(key)]));
  const bound = await family.registry.lookup([...equivalents.values()].flat());
  const before = new Set<SourceKey>();
  return wants.map(({ key, type }) => {
    const known = equivalents.get(key)?.find((other) => bound.has(other) || before.has(other));
    const predecessor = named.get(key) ?? known;
    // Only one that is given a PID for itself can be inherited from in the same call.
    if (predecessor === undefined) before.add(key);
    return predecessor === undefined ? { key, type } : { key, type, predecessor };
  });
}

/**
 * Makes kin one that were given PIDs apart: one of them was only mentioned, or a rule says so. Done before a batch is described,
 * so that what was published before survives, and after, when something can. Answers those that are left for staff.
 */
export async function uniteKin(
  keys: readonly SourceKey[],
  records: readonly SourceRecord[],
  family: Family,
): Promise<Estranged[]> {
  const { registry } = family;
  const pairs = pairsOf(keys, records, family);
  const pids = await registry.lookup([...new Set(pairs.flatMap(({ key, other }) => [key, other]))]);
  const estranged: Estranged[] = [];
  for (const pair of pairs) {
    const [pid, otherPid] = [pids.get(pair.key), pids.get(pair.other)];
    if (pid && otherPid && !(await isOne(registry, pid, otherPid)) && !(await unite(registry, pair, [pid, otherPid])))
      estranged.push({ ...pair, pid, otherPid });
  }
  return estranged;
}

function pairsOf(keys: readonly SourceKey[], records: readonly SourceRecord[], { equivalents }: Family): Pair[] {
  const named = records.flatMap(({ key, predecessor }): Pair[] =>
    predecessor === undefined ? [] : [{ key, other: predecessor, by: "predecessor" }],
  );
  const equal = keys.flatMap((key) => equivalents(key).map((other): Pair => ({ key, other, by: "equivalence" })));
  return [...named, ...equal];
}

async function isOne(registry: Registry, pid: Pid, other: Pid): Promise<boolean> {
  return pid === other || new Set((await registry.survivors([pid, other])).values()).size === 1;
}

const alive: readonly (PidState | undefined)[] = ["active", "stub"];

/** Answers whether that was possible. A predecessor is only believed where nothing was published of one of the two. */
async function unite(registry: Registry, { key, by }: Pair, pair: readonly [Pid, Pid]): Promise<boolean> {
  const states = await Promise.all(pair.map((pid) => stateOfSurvivor(registry, pid)));
  if (!states.every((state) => state === "reserved" || alive.includes(state))) return false;
  if (by === "predecessor" && states.every((state) => alive.includes(state))) return false;
  const decision = { actor: `harvest:${key.slice(0, key.indexOf("/"))}`, reason: "named its predecessor" };
  const byRule = { actor: "rule:equivalence", reason: "equivalent keys" };
  await registry.unite(...pair, by === "predecessor" ? decision : byRule);
  return true;
}

async function stateOfSurvivor(registry: Registry, pid: Pid): Promise<PidState | undefined> {
  const survivor = (await registry.survivors([pid])).get(pid) ?? pid;
  const found = await registry.resolve(survivor);
  return found.found ? found.state : undefined;
}
