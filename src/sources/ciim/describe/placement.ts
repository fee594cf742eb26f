import type { KeyRef, PlacementFact } from "../../../entities/facts.ts";
import { nodeAt, nodesAt, saysAt, wordAt } from "../node.ts";
import type { Tell } from "./tell.ts";

/** Says where an object is now: a room, elsewhere on loan, or not on display. */
export function sayPlacement(tell: Tell): void {
  const current = nodeAt(tell.source, "location.current");
  if (!current) return;
  const title = wordAt(current, "summary.title");
  const at = tell.ref(current, "location");
  const custodian = tell.ref(nodeAt(current, "@link.custodian"));
  const when = tell.span("location.current", nodesAt(current, "@link.date")[0]);
  const supplement = wordAt(current, "@link.supplement");
  const state = /^on loan\b/i.test(supplement ?? "")
    ? "on-loan"
    : /not on display/i.test(title ?? "")
      ? "off-display"
      : undefined;
  const floor = wordAt(current, "floor");
  const display = supplement ?? title;
  const isRoom = state === undefined && saysAt(current, "@admin.available") !== false;
  const body: PlacementFact<KeyRef> = {
    kind: "placement",
    use: "current",
    ...(at && isRoom && "key" in at ? { at } : {}),
    ...(state ? { state } : {}),
    ...(custodian ? { custodian } : {}),
    ...(isRoom && floor !== undefined ? { position: { on: "words", text: tell.text(`floor ${floor}`) } } : {}),
    ...(when ? { when: { ...when, lasting: true } } : {}),
    ...(display === undefined ? {} : { display: tell.text(plain(display)) }),
  };
  tell.say("location.current", body, { by: { use: "current" } });
}

/** What stands between tags: the address of who has it is no part of the words. */
const plain = (words: string) => words.replace(/<[^>]*>/g, "").trim();
