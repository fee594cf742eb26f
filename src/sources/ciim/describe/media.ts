import { nodesAt, wordAt } from "../node.ts";
import { sayClass } from "./classification.ts";
import { sayFiles } from "./multimedia.ts";
import type { Tell } from "./tell.ts";

/** What only a film, image or catalogue text has: its caption and its files. */
export function sayMedia(tell: Tell): void {
  for (const node of nodesAt(tell.source, "title")) {
    const caption = wordAt(node, "value");
    const type = wordAt(node, "type");
    if (caption !== undefined)
      tell.say(
        "title.value",
        { kind: "statement", about: "description", text: [tell.text(caption)] },
        { by: { caption: type }, ...(type ? { sourceWord: type } : {}) },
      );
  }
  sayFiles(tell, tell, tell.source, { at: "@processed.original" });
  const actual = wordAt(tell.source, "@datatype.actual");
  if (actual !== undefined) sayClass(tell, "@datatype.actual", actual, { aspect: "type" });
}
