import { saysAt, wordAt } from "../node.ts";
import { sayClass } from "./classification.ts";
import type { Tell } from "./tell.ts";

/** What only a location has: its floor, and whether it is one where things are shown. */
export function sayLocation(tell: Tell): void {
  const floor = wordAt(tell.source, "floor");
  if (floor !== undefined) {
    const text = tell.text(`floor ${floor}`);
    tell.say(
      "floor",
      { kind: "placement", use: "site", position: { on: "words", text }, display: text },
      { by: { use: "site" } },
    );
  }
  if (saysAt(tell.source, "location_on_display") === true)
    sayClass(tell, "location_on_display", "on display", { aspect: "function" });
  if (saysAt(tell.source, "historical") === true) sayClass(tell, "historical", "no longer used", { aspect: "status" });
  const route = wordAt(tell.source, "route.value");
  if (route !== undefined) sayClass(tell, "route.value", `route ${route}`, { aspect: "other", word: "route" });
}
