import { nodesAt } from "../node.ts";
import { memberKey } from "./object.ts";
import type { Tell } from "./tell.ts";

/** What only a package has: what is in it, in its order. */
export function sayPackage(tell: Tell): void {
  for (const [index, node] of nodesAt(tell.source, "object").entries()) {
    const member = tell.ref(node, "object");
    if (!member || !("key" in member)) continue;
    const whole = { type: "package" as const, key: tell.record };
    tell
      .of(member.key, "object")
      .say(
        "object.@admin",
        { kind: "part", whole, as: "member" },
        { key: memberKey(member.key, tell.record), order: index + 1 },
      );
  }
}
