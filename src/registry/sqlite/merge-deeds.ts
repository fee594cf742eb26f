import { Problem } from "../../errors.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Decision, Registry } from "../port.ts";
import { type Desk, forbidden, inState, known, record } from "./desk.ts";

/** Merging and its undoing. What is already so writes no event. */
export function mergeDeedsOf(desk: Desk): Pick<Registry, "merge" | "unmerge"> {
  return {
    merge: (loser, survivor, decision) =>
      desk.commit(1 + desk.tables.ledTo(loser).length, () => ({ mergeId: merge(desk, { loser, survivor }, decision) })),
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
