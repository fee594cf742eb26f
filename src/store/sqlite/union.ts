import type { DatabaseSync } from "node:sqlite";
import { type Authority, settleAuthority } from "../../entities/authority.ts";
import type { StoredFact } from "../../entities/facts.ts";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { unpack } from "./packed.ts";

type ContributionRow = { pid: Pid; source: string; key: string; own: number; type: EntityType; facts: Uint8Array };

/** What all records say of a thing together, in the fixed order of sources; `described` where one of them is its own. */
export type Union = { described: boolean; type: EntityType; facts: StoredFact[] };

/**
 * Puts together what is said of PIDs that stand for one thing. The first of them is the one it is shown under: within a
 * source its contributions come first, and its own record says what type the thing is.
 */
export function unionIn(database: DatabaseSync, { order, rules }: Authority) {
  const contributions = database.prepare(
    "SELECT c.pid, r.source, r.key, c.own, c.type, c.facts FROM contribution c JOIN record r ON r.id = c.record WHERE c.pid = ?",
  );

  return (lead: Pid, others: readonly Pid[]): Union | undefined => {
    const rows = [lead, ...others].flatMap((pid) => contributions.all(pid) as ContributionRow[]);
    if (rows.length === 0) return undefined;
    if (rows.length > 1) rows.sort(inOrderOf(order, lead));
    const own = rows.filter((contribution) => contribution.own === 1);
    const typed = own.find(({ pid }) => pid === lead) ?? own[0] ?? rows[0];
    const facts = rows.flatMap((contribution) => JSON.parse(unpack(contribution.facts)) as StoredFact[]);
    const type = typed?.type ?? "object";
    return { described: own.length > 0, type, facts: rows.length > 1 ? settleAuthority(type, facts, rules) : facts };
  };
}

function inOrderOf(order: readonly string[], lead: Pid) {
  const rank = (source: string) => (order.includes(source) ? order.indexOf(source) : order.length);
  return (a: ContributionRow, b: ContributionRow): number =>
    rank(a.source) - rank(b.source) ||
    compare(a.source, b.source) ||
    Number(a.pid !== lead) - Number(b.pid !== lead) ||
    compare(a.pid, b.pid) ||
    compare(a.key, b.key);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
