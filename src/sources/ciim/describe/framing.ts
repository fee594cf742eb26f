import { identifying } from "../../telling/identifying.ts";
import { type Node, nodesAt, wordAt } from "../node.ts";
import type { Tell } from "./tell.ts";

/** Says which frame is on which picture. It is a fact of the frame, and one, whichever of the two records says it. */
export function sayFraming(tell: Tell): void {
  for (const node of nodesAt(tell.source, "painting")) sayFrameOf(tell, node, "painting.@link");
  for (const node of nodesAt(tell.source, "framing.frame")) sayFrameOf(tell, node, "framing.frame");
  for (const [index, node] of nodesAt(tell.source, "framing.glazing").entries()) {
    const type = wordAt(node, "type");
    if (type === undefined) continue;
    const body = { kind: "statement" as const, about: "physical-description" as const, text: [tell.text(type)] };
    tell.say("framing.glazing", body, { by: { glazing: String(index) }, sourceWord: "glazing" });
  }
}

function sayFrameOf(tell: Tell, node: Node, at: "painting.@link" | "framing.frame"): void {
  const other = tell.ref(node, "object");
  if (!other || !("key" in other)) return;
  const own = { type: "object" as const, key: tell.record };
  const [frame, picture] = at === "painting.@link" ? [own, other] : [other, own];
  const when = tell.span(at, nodesAt(node, "@link.date")[0]);
  const role = wordAt(node, "@link.role.value");
  const isNow = role === undefined || /^current/i.test(role);
  tell.of(frame.key, "object").say(
    at,
    { kind: "relation", predicate: "frame-of", to: picture, ...(when ? { when: { ...when, lasting: true } } : {}) },
    {
      key: `${frame.key}#frame-of/${identifying(picture)}`,
      ...(isNow ? {} : { standing: "former" as const }),
      ...(role ? { sourceWord: role } : {}),
    },
  );
}
