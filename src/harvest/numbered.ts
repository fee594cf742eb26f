import { nameOfNumber, numbersOf } from "../concordance/connect.ts";
import type { Numbered } from "../entities/facts.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Registry } from "../registry/port.ts";
import type { Finding } from "../sources/port.ts";
import { findingOf } from "./finding-of.ts";
import type { Telling } from "./reuse.ts";

type OwnNumber = Numbered["numbered"];
/** A number that nobody has or that several things have, with who they are. */
type Open = { number: OwnNumber; pids: readonly Pid[] };

/**
 * Whose the numbers are by which these records speak of things: `holders` by `nameOfNumber`. A record some of whose numbers are
 * nobody's, or several things', is kept under a revision of its own (in `revisions`, by its key), which names them.
 */
export async function numbersAmong(
  described: readonly Telling[],
  revision: string,
  registry: Registry,
): Promise<{ holders: Map<string, Pid>; revisions: Map<string, string> }> {
  const asked = await ask(described, registry);
  const holders = new Map<string, Pid>();
  for (const [name, { pids }] of asked) if (pids[0] !== undefined && pids.length === 1) holders.set(name, pids[0]);
  const revisions = new Map<string, string>();
  for (const one of described) {
    const open = openAmong(one, asked);
    if (open.length > 0) revisions.set(one.record.key, `${revision}?${JSON.stringify(open)}`);
  }
  return { holders, revisions };
}

/** What is found of the numbers in these records that are nobody's, or several things'. */
export async function openNumbers(
  described: readonly Telling[],
  registry: Registry,
): Promise<{ record: string; finding: Finding }[]> {
  const asked = await ask(described, registry);
  return described.flatMap((one) =>
    openAmong(one, asked).map((open) => ({ record: one.record.key, finding: findingOfOpen(one, open) })),
  );
}

/** Whether a record that was kept under this revision has numbers that were open then, and all of them are as they were. */
export async function isStillOpen(kept: string, revision: string, registry: Registry): Promise<boolean> {
  if (!kept.startsWith(`${revision}?`)) return false;
  const open: Open[] = JSON.parse(kept.slice(revision.length + 1));
  for (const { number, pids } of open) {
    const now = await holdersOf(number, registry);
    if (JSON.stringify(now) !== JSON.stringify(pids)) return false;
  }
  return true;
}

async function ask(described: readonly Telling[], registry: Registry): Promise<Map<string, Open>> {
  const asked = new Map<string, Open>();
  for (const { description } of described)
    for (const [name, number] of numbersOf(description.drafts))
      if (!asked.has(name)) asked.set(name, { number, pids: await holdersOf(number, registry) });
  return asked;
}

function openAmong({ description }: Telling, asked: ReadonlyMap<string, Open>): Open[] {
  return [...numbersOf(description.drafts).keys()].flatMap((name) => {
    const open = asked.get(name);
    return open && open.pids.length !== 1 ? [open] : [];
  });
}

/** The things that have or had a number, exactly as it is written; those that were merged are one. */
async function holdersOf({ scheme, value }: OwnNumber, registry: Registry): Promise<Pid[]> {
  const exact = (await registry.find(value, scheme)).filter((alias) => alias.value === value);
  const pids = exact.map(({ pid }) => pid);
  const survivors = await registry.survivors(pids);
  const first = new Map(pids.toReversed().map((pid) => [survivors.get(pid) ?? pid, pid]));
  return [...first.values()].sort();
}

function findingOfOpen({ record }: Telling, { number, pids }: Open): Finding {
  const name = nameOfNumber(number);
  const unknown = `Nothing that everybody may see has or had the number ${name}, so it is kept in words. Every harvest looks for it again: harvest the system that describes the thing, or correct the number.`;
  const ambiguous = `${pids.length} things have or had the number ${name} (${pids.slice(0, 3).join(", ")}), so it is kept in words. Name the thing by another number, or correct the one that has it wrongly.`;
  const [rule, detail] = pids.length === 0 ? ["number-unknown", unknown] : ["number-ambiguous", ambiguous];
  return findingOf(record, { kind: "doubtful", rule, value: name.slice(0, 200), detail });
}
