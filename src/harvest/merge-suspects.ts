import type { StoredFact } from "../entities/facts.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Finding } from "../sources/port.ts";
import type { Suspect } from "../store/harvest-book.ts";
import type { Brought } from "./brought.ts";
import { type Gone, ownNumber, series, sortOf, type Telling, tellingOf } from "./merge-evidence.ts";
import { returnedIn } from "./returned-pids.ts";
import type { Taking } from "./take.ts";

/** A vanished record that seems to be the same thing as another record of its source; `sure` where that one holds both PIDs. */
export type Merged = Omit<Suspect, "id" | "state"> & { sure: boolean };

type Claim = { survivor: Pid; evidence: string; sure: boolean };
/** All keys that vanish in a run, and what its changed records bring that tells of them. */
export type Going = { all: ReadonlySet<string>; brought: Brought };
type Search = Going & { taking: Taking; returned: ReadonlyMap<Pid, string> };

/**
 * Those of the vanishing records that were merged in their source, as far as that can be told: another record of the source holds the
 * PID that was written back, the same external id, or as an additional number the one that was this record's own. A number
 * that is the other's own too, or that several have, is a number that many share, and no evidence; nor is a name.
 */
export async function mergedAmong(keys: readonly string[], going: Going, taking: Taking): Promise<Merged[]> {
  const { registry, store, source, run } = taking;
  const pids = await registry.lookup(keys);
  const search = { ...going, taking, returned: await returnedBy(taking) };
  const merged: Merged[] = [];
  for (const [key, pid] of pids) {
    const facts = (await store.saidOf(pid)).filter(({ from }) => from.record === key);
    const claims = await claimsOn({ key, pid, facts }, search);
    const [survivor, ...others] = new Set(claims.map((claim) => claim.survivor));
    // Two records that seem to have taken it in: nobody can say which.
    if (survivor === undefined || others.length > 0) continue;
    const evidence = [...new Set(claims.map((claim) => claim.evidence))];
    const sure = claims.some((claim) => claim.sure);
    merged.push({ source: source.name, run, key, gone: pid, survivor, evidence, sure });
  }
  return merged;
}

async function claimsOn(gone: Gone, search: Search): Promise<Claim[]> {
  const claims: Claim[] = [];
  const holder = search.returned.get(gone.pid);
  const holding = holder === undefined ? undefined : await standing([holder], gone, search);
  if (holding) claims.push({ survivor: holding, evidence: `${holder} holds the identifier ${gone.pid}`, sure: true });
  for (const { key, telling } of search.brought.get(gone.key) ?? []) {
    const survivor = await standing([key], gone, search);
    if (survivor) claims.push({ survivor, evidence: evidenceOf(key, telling), sure: false });
  }
  for (const telling of tellingOf(gone, search.taking.now())) {
    const found = await holderOf(telling, gone, search);
    if (found === "shared") return claims.filter(({ sure }) => sure);
    if (found) claims.push({ survivor: found.pid, evidence: evidenceOf(found.key, telling), sure: false });
  }
  return claims;
}

const evidenceOf = (key: string, { scheme, value }: Telling) => `${key} has ${scheme} ${value}`;

/** The one other thing of this source that has a number or an external id, where that says that it took the gone one in. */
async function holderOf(
  { scheme, value }: Telling,
  gone: Gone,
  search: Search,
): Promise<{ pid: Pid; key: string } | "shared" | undefined> {
  const { registry } = search.taking;
  const aliases = await registry.find(value, series.includes(scheme) ? undefined : scheme);
  const found = aliases.filter((alias) => alias.value === value).map(({ pid }) => pid);
  const survivors = await registry.survivors([...found, gone.pid]);
  const things = new Set(found.map((pid) => survivors.get(pid) ?? pid));
  things.delete(survivors.get(gone.pid) ?? gone.pid);
  const holders: { pid: Pid; key: string }[] = [];
  for (const thing of things) {
    const pids = new Set([thing, ...found.filter((pid) => survivors.get(pid) === thing)]);
    const { facts, key } = await sayerIn([...pids], { value, sort: sortOf(gone.key) }, search.taking);
    if (key === undefined) continue;
    const survivor = await standing([key], gone, search);
    if (survivor === undefined || ownNumber(facts)?.value === value) return "shared";
    holders.push({ pid: survivor, key });
  }
  return holders.length > 1 ? "shared" : holders[0];
}

/** What is said of a thing, and the record that says the number; where several systems do, the one of the sort that is wanted. */
async function sayerIn(
  pids: readonly Pid[],
  { value, sort }: { value: string; sort: string },
  { registry, store }: Taking,
): Promise<{ facts: StoredFact[]; key?: string }> {
  const facts: StoredFact[] = [];
  const keys: string[] = [];
  for (const pid of pids) {
    facts.push(...(await store.saidOf(pid)));
    keys.push(...(await registry.keysOf(pid)));
  }
  const saying = new Set(facts.filter((fact) => saysIt(fact, value)).map(({ from }) => from.record));
  const sayers = keys.filter((key) => saying.has(key));
  const key = sayers.find((one) => sortOf(one) === sort) ?? sayers[0];
  return key === undefined ? { facts } : { facts, key };
}

/** The number of a duplicate that was merged into it says so as well as any. */
const saysIt = (fact: StoredFact, value: string) =>
  (fact.kind === "number" && fact.value === value && (!fact.fault || fact.fault === "duplicate")) ||
  (fact.kind === "same-as" && fact.match === "exact" && fact.uri.endsWith(value));

/** The PID of a record of this source that stays, is of the same sort and is not the gone one itself. */
async function standing(
  keys: readonly string[],
  { key: goneKey, pid: gone }: Gone,
  { taking: { registry, source, store, run }, all }: Search,
): Promise<Pid | undefined> {
  const staying = keys.filter((key) => !all.has(key) && sortOf(key) === sortOf(goneKey));
  const [key] = (await store.prints(source.name, run, staying)).keys();
  if (key === undefined) return undefined;
  const pid = (await registry.lookup([key])).get(key);
  if (pid === undefined) return undefined;
  const survivors = await registry.survivors([pid, gone]);
  return survivors.get(pid) === survivors.get(gone) ? undefined : survivors.get(pid);
}

const pageSize = 1000;

/** Which PIDs stand in a record that is not theirs, as the harvest has found (`pid-changed-in-source`). */
async function returnedBy({ store, registry, source }: Taking): Promise<Map<Pid, string>> {
  const returned = new Map<Pid, string>();
  for (let after = 0; ; ) {
    const page = await store.findings(source.name, after, pageSize);
    for (const { finding } of page) {
      const { rule, record } = finding as Finding;
      if (rule === "pid-changed-in-source" && record !== undefined) await noteReturned(record, returned);
    }
    const last = page.at(-1);
    if (!last) return returned;
    after = last.seq;
  }

  async function noteReturned(record: string, returned: Map<Pid, string>): Promise<void> {
    const own = (await registry.lookup([record])).get(record);
    const facts = own === undefined ? [] : await store.saidOf(own);
    for (const text of returnedIn(facts, record)) {
      const found = await registry.resolve(text);
      if (found.found && found.pid !== own) returned.set(found.pid, record);
    }
  }
}
