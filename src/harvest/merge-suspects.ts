import type { StoredFact } from "../entities/facts.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Finding } from "../sources/port.ts";
import type { Suspect } from "../store/harvest-book.ts";
import { aliasesFor } from "./aliases.ts";
import { returnedIn } from "./returned-pids.ts";
import type { Taking } from "./take.ts";

/** A vanished record that seems to be the same thing as another record of its source; `sure` where that one holds both PIDs. */
export type Merged = Omit<Suspect, "id" | "state"> & { sure: boolean };

type Gone = { key: string; pid: Pid; facts: readonly StoredFact[] };
type Claim = { survivor: Pid; evidence: string; sure: boolean };
/** `leaving` are all keys that vanish in this run. */
type Search = { taking: Taking; leaving: ReadonlySet<string>; returned: ReadonlyMap<Pid, string> };

/**
 * Those of the vanishing records that were merged in their source, as far as that can be told: another record of the source holds the
 * PID that was written back, the same external id, or as an additional number the one that was this record's own. A number
 * that is the other's own too, or that several have, is a number that many share, and no evidence; nor is a name.
 */
export async function mergedAmong(
  keys: readonly string[],
  leaving: ReadonlySet<string>,
  taking: Taking,
): Promise<Merged[]> {
  const { registry, store, source, run } = taking;
  const pids = await registry.lookup(keys);
  const search = { taking, leaving, returned: await returnedBy(taking) };
  const merged: Merged[] = [];
  for (const [key, pid] of pids) {
    const facts = (await store.saidOf(pid)).filter(({ from }) => from.record === key);
    const claims = await claimsOn({ key, pid, facts }, search);
    const [survivor, ...others] = new Set(claims.map((claim) => claim.survivor));
    // Two records that seem to have taken it in: nobody can say which.
    if (survivor === undefined || others.length > 0) continue;
    const evidence = claims.map((claim) => claim.evidence);
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
  for (const { scheme, value } of tellingOf(gone, search.taking.now())) {
    const found = await holderOf({ scheme, value }, gone, search);
    if (found) claims.push({ survivor: found.pid, evidence: `${found.key} has ${scheme} ${value}`, sure: false });
  }
  return claims;
}

type Telling = { scheme: string; value: string };

/** What can tell a vanished thing in another record: its own number, and the external ids that are exactly it. */
function tellingOf({ pid, facts }: Gone, now: Date): Telling[] {
  const own = ownNumber(facts);
  const ids = facts.filter(({ kind }) => kind === "same-as");
  return [...(own ? [own] : []), ...aliasesFor(pid, ids, now)];
}

const series = ["inventory", "entry", "loan", "refno"];

/** The first number of our own series that stands now. */
function ownNumber(facts: readonly StoredFact[]): Telling | undefined {
  for (const fact of facts) {
    const ours = fact.kind === "number" && series.includes(fact.scheme) && !fact.fault && !fact.assigner;
    if (ours && fact.standing !== "former") return { scheme: fact.scheme, value: fact.value };
  }
  return undefined;
}

/** The one other thing of this source that has a number or an external id, where that says that it took the gone one in. */
async function holderOf(
  { scheme, value }: Telling,
  gone: Gone,
  search: Search,
): Promise<{ pid: Pid; key: string } | undefined> {
  const { registry, store } = search.taking;
  const aliases = await registry.find(value, series.includes(scheme) ? undefined : scheme);
  const others = new Set(aliases.filter((alias) => alias.value === value).map(({ pid }) => pid));
  others.delete(gone.pid);
  const holders: { pid: Pid; key: string }[] = [];
  for (const pid of others) {
    const facts = await store.saidOf(pid);
    if (!facts.some((fact) => saysIt(fact, value))) continue;
    const key = (await registry.keysOf(pid)).find((one) => facts.some(({ from }) => from.record === one));
    const survivor = key === undefined ? undefined : await standing([key], gone, search);
    if (key === undefined || survivor === undefined || ownNumber(facts)?.value === value) return undefined;
    holders.push({ pid: survivor, key });
  }
  return holders.length === 1 ? holders[0] : undefined;
}

/** The number of a duplicate that was merged into it says so as well as any. */
const saysIt = (fact: StoredFact, value: string) =>
  (fact.kind === "number" && fact.value === value && (!fact.fault || fact.fault === "duplicate")) ||
  (fact.kind === "same-as" && fact.match === "exact" && fact.uri.endsWith(value));

/** The PID of a record of this source that stays, is of the same sort and is not the gone one itself. */
async function standing(
  keys: readonly string[],
  { key: goneKey, pid: gone }: Gone,
  { taking: { registry, source, store, run }, leaving }: Search,
): Promise<Pid | undefined> {
  const staying = keys.filter((key) => !leaving.has(key) && sortOf(key) === sortOf(goneKey));
  const [key] = (await store.prints(source.name, run, staying)).keys();
  if (key === undefined) return undefined;
  const pid = (await registry.lookup([key])).get(key);
  if (pid === undefined) return undefined;
  const survivors = await registry.survivors([pid, gone]);
  return survivors.get(pid) === survivors.get(gone) ? undefined : survivors.get(pid);
}

/** `tms/object` of `tms/object/6183`. */
const sortOf = (key: string) => key.split("/").slice(0, 2).join("/");

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
