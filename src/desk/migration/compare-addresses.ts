import type { Pid } from "../../identifiers/pid.ts";
import { type PidState, pidStates, type Registry, type Resolution } from "../../registry/port.ts";

/** How public addresses stand after a change of systems: of all that there were, those that lead elsewhere or nowhere, and numbers that find nothing. */
export type Addresses = {
  compared: number;
  changed: Pid[];
  numbers: number;
  lostNumbers: { pid: Pid; number: string }[];
};

const pageSize = 500;
/** What is reserved or given up was never a public address. */
const wasPublic = pidStates.filter((state) => state !== "reserved" && state !== "void");

/** Compares every public address and every number of one registry with what they stand for in another. */
export async function compareAddresses(before: Registry, after: Registry): Promise<Addresses> {
  const addresses: Addresses = { compared: 0, changed: [], numbers: 0, lostNumbers: [] };
  for (const state of wasPublic)
    for await (const pid of pidsOf(before, state)) {
      addresses.compared++;
      const [then, now] = await Promise.all([before.resolve(pid), after.resolve(pid)]);
      if (endOf(then) !== endOf(now)) addresses.changed.push(pid);
      await compareNumbers(pid, { before, after }, addresses);
    }
  return addresses;
}

async function* pidsOf(registry: Registry, state: PidState): AsyncGenerator<Pid> {
  for (let last: Pid | undefined; ; ) {
    const page = await registry.list(state, last, pageSize);
    yield* page;
    last = page.at(-1);
    if (last === undefined) return;
  }
}

/** Where an address leads: a thing that is described or was, and so answers; a stub answers as what it was. */
function endOf(found: Resolution): string {
  if (!found.found) return "nowhere";
  if (found.end?.state === "merged") return `merged into ${found.end.into}`;
  return found.state === "stub" || found.state === "active" ? "itself" : found.state;
}

async function compareNumbers(
  pid: Pid,
  { before, after }: { before: Registry; after: Registry },
  addresses: Addresses,
): Promise<void> {
  const kept = new Set((await after.aliasesOf(pid)).map(({ scheme, value }) => `${scheme} ${value}`));
  for (const { scheme, value, standing } of await before.aliasesOf(pid)) {
    if (standing === "wrong") continue;
    addresses.numbers++;
    if (!kept.has(`${scheme} ${value}`)) addresses.lostNumbers.push({ pid, number: `${scheme} ${value}` });
  }
}
