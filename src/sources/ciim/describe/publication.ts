import { identifying } from "../../telling/identifying.ts";
import { nodesAt, wordAt, wordsAt } from "../node.ts";
import { sayClass } from "./classification.ts";
import { namedIn, sayCreation, sayCreations } from "./creation.ts";
import { sayExtents } from "./measurements.ts";
import type { Tell } from "./tell.ts";

/** What only a publication has: its authors, where it came out, what it is about, how large it is, and its copies. */
export function sayPublication(tell: Tell): void {
  sayCreations(tell, { type: "creation", at: "work.creation", nodes: nodesAt(tell.source, "work.creation") });
  sayCreation(tell, "publication");
  sayExtents(tell);
  saySubjects(tell);
  for (const [place, aspect] of [
    ["carrier", "carrier"],
    ["classification", "type"],
    ["media", "other"],
    ["language", "language"],
  ] as const)
    for (const word of wordsAt(tell.source, `${place}.value`))
      sayClass(tell, `${place}.value`, word, { aspect, word: place });
  sayCopies(tell);
}

function saySubjects(tell: Tell): void {
  for (const node of nodesAt(tell.source, "subject")) {
    const isAgent = wordAt(node, "@datatype.base") === "agent";
    const topic = wordAt(node, "summary.title")?.replace(/\.$/, "");
    const ref = isAgent ? namedIn(tell, node) : topic ? ({ type: "concept", text: topic } as const) : undefined;
    if (ref) tell.say("subject.summary", { kind: "subject", mode: "about", ref }, { by: { about: identifying(ref) } });
  }
}

/** Each copy is a thing of its own; it has no identifier in CIIM, and is counted. */
function sayCopies(tell: Tell): void {
  for (const [index, node] of nodesAt(tell.source, "item").entries()) {
    const copy = wordAt(node, "copy") ?? String(index + 1);
    const of = tell.of(`${tell.record.replace("/publication/", "/publication-copy/")}/${copy}`, "object");
    const whole = { type: "publication" as const, key: tell.record };
    of.say("item.copy", { kind: "part", whole, as: "copy-of" }, { by: { as: "copy-of" }, order: index + 1 });
    for (const mark of nodesAt(node, "identifier").flatMap((one) => wordAt(one, "value") ?? []))
      of.say("item.identifier", { kind: "number", scheme: "shelf-mark", value: mark }, { by: { mark } });
    const place = wordAt(node, "location");
    const status = wordAt(node, "status");
    if (place === undefined) continue;
    const display = status === undefined ? {} : { display: tell.text(status) };
    const at = { type: "location" as const, text: place };
    of.say("item.location", { kind: "placement", use: "usual", at, ...display }, { by: { use: "usual" } });
  }
}
