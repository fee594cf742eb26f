import { Problem } from "../../errors.ts";
import { bareOf } from "../erasure.ts";
import { deedOf } from "../event.ts";
import type { Decision, Registry } from "../port.ts";
import { type Desk, record } from "./desk.ts";

/** Erasing what is private or in free words of one event. What is erased already writes no event. */
export function eraseDeedOf(desk: Desk): Pick<Registry, "erase"> {
  return {
    async erase(seq, decision) {
      await desk.commit(1, () => erase(desk, seq, decision));
      desk.log.scrub();
    },
  };
}

function erase(desk: Desk, seq: number, decision: Decision): void {
  const { size } = desk.log.head();
  if (!Number.isSafeInteger(seq) || seq < 1 || seq > size)
    throw new Problem("request-malformed", `There is no event ${seq}: the log has those from 1 to ${size}.`);
  const body = desk.log.bodyAt(seq);
  if (body === undefined) return;
  const kept = bareOf(deedOf(body));
  if (!kept)
    throw new Problem(
      "state-forbids",
      `Event ${seq} holds only identifiers, keys and numbers, by which things are found for ever. A number that was wrongly given is declared wrong.`,
    );
  record(desk, { op: "erase", items: [{ seq }], kept, ...decision }, desk.now().toISOString());
}
