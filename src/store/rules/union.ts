import { type Authority, settleAuthority } from "../../entities/authority.ts";
import type { StoredFact } from "../../entities/facts.ts";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { unpack } from "../packed.ts";
import type { SaidRow, Tables } from "../tables.ts";

/** What all records say of a thing together, in the fixed order of sources; `described` where one of them is its own. */
export type Union = { described: boolean; type: EntityType; facts: StoredFact[] };

/**
 * Puts together what is said of PIDs that stand for one thing, shown under `lead`: within a source its contributions come
 * first, and its own record says what type the thing is. Undefined where nothing is said.
 */
export function unite(lead: Pid, rows: SaidRow[], { order, rules }: Authority): Union | undefined {
  if (rows.length === 0) return undefined;
  if (rows.length > 1) rows.sort(inOrderOf(order, lead));
  const own = rows.filter((contribution) => contribution.own === 1);
  const typed = own.find(({ pid }) => pid === lead) ?? own[0] ?? rows[0];
  const facts = rows.flatMap((contribution) => JSON.parse(unpack(contribution.facts)) as StoredFact[]);
  const type = typed?.type ?? "object";
  return { described: own.length > 0, type, facts: rows.length > 1 ? settleAuthority(type, facts, rules) : facts };
}

/** What is said of a thing and of all that was merged into it. */
export function unionOf({ said, current }: Pick<Tables, "said" | "current">, pid: Pid, authority: Authority) {
  return unite(pid, [pid, ...current.ledTo(pid)].flatMap(said.of), authority);
}

function inOrderOf(order: readonly string[], lead: Pid) {
  const rank = (source: string) => (order.includes(source) ? order.indexOf(source) : order.length);
  return (a: SaidRow, b: SaidRow): number =>
    rank(a.source) - rank(b.source) ||
    compare(a.source, b.source) ||
    Number(a.pid !== lead) - Number(b.pid !== lead) ||
    compare(a.pid, b.pid) ||
    compare(a.key, b.key);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
