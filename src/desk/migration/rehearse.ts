import { harvest } from "../../harvest/harvest.ts";
import type { HarvestReport } from "../../harvest/report.ts";
import { type Retired, retire } from "../../harvest/retire.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Finding, Source } from "../../sources/port.ts";
import type { House } from "../house.ts";
import { type Both, withCopy } from "../with-copy.ts";
import { type Addresses, compareAddresses } from "./compare-addresses.ts";

/**
 * What replacing a system would do. `inherited` and `fresh` records of the new one take over an identifier or get a new one; `orphans`
 * name a predecessor that nobody knows; `collisions` are several records of the new one for one identifier; `unclaimed` are identifiers
 * that the old one described and the new one does not: they become stubs.
 */
export type Rehearsal = {
  /** How the harvest of the new one ended; only a complete one proves anything. */
  state: HarvestReport["state"];
  records: number;
  inherited: number;
  fresh: number;
  orphans: string[];
  collisions: { pid: Pid; keys: string[] }[];
  unclaimed: Pid[];
  retired: Retired;
  addresses: Addresses;
};

/** Does it on a copy of all that there is: harvests the new system, retires the old one, and compares every public address. */
export function rehearse(old: string, next: Source, house: House): Promise<Rehearsal> {
  return withCopy(house, (both) => play({ old, next }, both, house));
}

async function play({ old, next }: { old: string; next: Source }, both: Both, house: House): Promise<Rehearsal> {
  const { registry, store } = both;
  const before = new Set(await pidsOf(old, both));
  const orphans: string[] = [];
  const onFinding = ({ rule, record }: Finding) => {
    if (rule === "predecessor-unknown" && record) orphans.push(record);
  };
  const report = await harvest(next, both, { equivalences: house.equivalences, onFinding });
  const claimed = await claimsOf(next.name, both);
  const retired = await retire(old, both);
  const described = await store.described([...before]);
  return {
    state: report.state,
    records: report.fetched,
    inherited: [...claimed.keys()].filter((pid) => before.has(pid)).length,
    fresh: [...claimed.keys()].filter((pid) => !before.has(pid)).length,
    orphans,
    collisions: [...claimed].filter(([, keys]) => keys.length > 1).map(([pid, keys]) => ({ pid, keys })),
    unclaimed: [...before].filter((pid) => !described.has(pid)),
    retired,
    addresses: await compareAddresses(house.registry, registry),
  };
}

const pageSize = 1000;

/** The identifiers that stand for a source's records, each with the records' keys. */
async function claimsOf(source: string, { registry, store }: Both): Promise<Map<Pid, string[]>> {
  const claims = new Map<Pid, string[]>();
  for (let after = ""; ; ) {
    const keys = await store.records(source, after, pageSize);
    const pids = await registry.lookup(keys);
    const survivors = await registry.survivors([...new Set(pids.values())]);
    for (const [key, pid] of pids) {
      const lead = survivors.get(pid) ?? pid;
      claims.set(lead, [...(claims.get(lead) ?? []), key]);
    }
    const last = keys.at(-1);
    if (last === undefined) return claims;
    after = last;
  }
}

const pidsOf = async (source: string, both: Both) => (await claimsOf(source, both)).keys();
