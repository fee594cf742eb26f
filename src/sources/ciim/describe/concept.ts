import { identifying } from "../../telling/identifying.ts";
import { nodesAt, wordAt } from "../node.ts";
import type { Tell } from "./tell.ts";

/** What only a concept has: what is broader, and which thesaurus it is in. */
export function sayConcept(tell: Tell): void {
  sayBroader(tell, "concept");
  const thesaurus = wordAt(tell.source, "thesaurus.name.value");
  if (thesaurus !== undefined) {
    const whole = { type: "concept" as const, text: thesaurus };
    tell.say("thesaurus.name", { kind: "part", whole, as: "in-scheme" }, { by: { as: "in-scheme" } });
  }
}

/** What only a place has: what it is in, and where on earth. */
export function sayPlace(tell: Tell): void {
  sayBroader(tell, "place");
  const wkt = nodesAt(tell.source, "coordinates").find((node) => wordAt(node, "format") === "WKT");
  const point = wordAt(wkt, "value");
  if (point !== undefined) {
    const position = { on: "earth" as const, wkt: point };
    tell.say("coordinates.value", { kind: "placement", use: "site", position }, { by: { use: "site" } });
  }
}

function sayBroader(tell: Tell, type: "concept" | "place"): void {
  for (const node of nodesAt(tell.source, "parent")) {
    const whole = tell.ref(node, type);
    if (whole)
      tell.say(
        "parent.@admin",
        { kind: "part", whole, as: type === "place" ? "contained-within" : "broader" },
        { by: { whole: identifying(whole) } },
      );
  }
}
