import { Problem } from "../../errors.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Decision, Registry } from "../port.ts";
import type { Entry } from "../resolve.ts";
import { type Desk, forbidden, inState, known, record } from "./desk.ts";

/** Merging and its undoing. What is already so writes no event. */
export function mergeDeedsOf(desk: Desk): Pick<Registry, "merge" | "unite" | "unmerge"> {
  return {
    merge: (loser, survivor, decision) =>
      desk.commit(1 + desk.tables.ledTo(loser).length, () => ({ mergeId: merge(desk, { loser, survivor }, decision) })),
    unite: (one, other, decision) => desk.commit(1, () => unite(desk, [one, other], decision)),
    unmerge: (mergeId, decision) => desk.commit(1, () => unmerge(desk, mergeId, decision)),
  };
}

function merge(desk: Desk, pair: { loser: Pid; survivor: Pid }, decision: Decision): string {
  const [loser, survivor] = [known(desk, pair.loser), known(desk, pair.survivor)];
  const made = loser.state === "merged" ? desk.reader.mergeOf(loser.pid) : undefined;
  if (made && (made.survivor === survivor.pid || loser.survivor === survivor.pid)) return made.mergeId;
  if (loser.pid === survivor.pid || survivor.survivor === loser.pid)
    throw forbidden(
      "merge-circle",
      survivor,
      "An identifier cannot be merged into itself, or into one that leads to it.",
    );
  inState(desk, loser.pid, ["active", "stub", "reserved"]);
  inState(desk, survivor.pid, ["active", "stub"]);
  const led = desk.tables.ledTo(loser.pid).length;
  const items = [{ pid: loser.pid, into: [survivor.pid] }];
  const seq = record(desk, { op: "merge", items, led, ...decision }, desk.now().toISOString());
  return `m${seq}`;
}

/** Undone by staff, and asked for again, it is done again: who asks has a rule for it. */
function unite(desk: Desk, pair: readonly [Pid, Pid], decision: Decision): void {
  const [one, other] = pair.map((pid) => known(desk, desk.reader.survivor(known(desk, pid).pid))) as [Entry, Entry];
  if (one.pid === other.pid) return;
  for (const { pid } of [one, other]) inState(desk, pid, ["active", "stub", "reserved"]);
  const published = [one, other].filter(({ state }) => state !== "reserved");
  if (published.length === 0) return;
  const survivor = published.length === 1 ? published[0]?.pid : desk.reader.older(one.pid, other.pid);
  const [loser, into] = survivor === one.pid ? [other.pid, one.pid] : [one.pid, other.pid];
  merge(desk, { loser, survivor: into }, decision);
}

function unmerge(desk: Desk, mergeId: string, decision: Decision): void {
  const made = desk.reader.merge(mergeId);
  if (!made) throw new Problem("merge-unknown", `${mergeId} is no merge of this registry.`, { mergeId });
  if (!made.inForce) return;
  const survivor = known(desk, made.survivor);
  if (survivor.state !== "active" && survivor.state !== "stub") {
    const later = desk.reader.mergeOf(survivor.pid);
    const fault = forbidden("merge-built-on", survivor, `Undo that first, then ${mergeId}.`);
    throw later ? new Problem(fault.code, fault.detail, { ...fault.more, mergeId: later.mergeId }) : fault;
  }
  const led = desk.tables.under(made.loser).length;
  const items = [{ pid: made.loser, into: [made.survivor] }];
  record(desk, { op: "unmerge", items, led, ...decision }, desk.now().toISOString());
}
