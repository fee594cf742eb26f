import type { Pid } from "../src/identifiers/pid.ts";
import type { Registry } from "../src/registry/port.ts";

const keysACall = 10_000;

/** Asks for a PID for each of many keys (`"bench/object/17"`), 10 000 in a call; answers how many were new. */
export async function mintInBulk(registry: Registry, prefix: string, count: number): Promise<number> {
  let created = 0;
  for (let from = 0; from < count; from += keysACall) {
    const wants = Array.from({ length: Math.min(keysACall, count - from) }, (_, at) => ({
      key: `${prefix}/${from + at}`,
      type: "object",
    }));
    for (const assigned of await registry.assign(wants)) if (assigned.created) created++;
  }
  return created;
}

/** At most `count` active PIDs, evenly from first to last minted, scattered. No more than these are held in memory. */
export async function pidsSpread(registry: Registry, count: number): Promise<Pid[]> {
  const { active } = await registry.counts();
  const kept: Pid[] = [];
  let seen = 0;
  for (let page: Pid[] = []; ; ) {
    page = await registry.list("active", page.at(-1), keysACall);
    if (page.length === 0) return scattered(kept);
    for (const pid of page) if (isPicked(seen++, active, count)) kept.push(pid);
  }
}

/** At most `count` of many, evenly, scattered. */
export function spread<T extends string>(all: readonly T[], count: number): T[] {
  return scattered(all.filter((_, at) => isPicked(at, all.length, count)));
}

function isPicked(at: number, of: number, count: number): boolean {
  return count >= of || Math.floor((at * count) / of) !== Math.floor(((at - 1) * count) / of);
}

/** By their spelling backwards: in no index's order, and the same in every run. */
function scattered<T extends string>(texts: readonly T[]): T[] {
  const backwards = texts.map((text) => ({ text, key: [...text].reverse().join("") }));
  return backwards.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ text }) => text);
}

/** An identifier of the `beta` grammar, one for each number. */
export function betaOf(number: number): string {
  return `001-${number.toString(36).toUpperCase().padStart(4, "0").slice(-4)}-${Math.floor(number / 36 ** 4)
    .toString()
    .padStart(4, "0")}`;
}
