import { nodesAt, wordAt } from "../node.ts";
import { sayClass } from "./classification.ts";
import { sayCreation } from "./creation.ts";
import { sayExtents } from "./measurements.ts";
import type { Tell } from "./tell.ts";

/** What only an archival unit has: its level, what it is part of, its language and who keeps it. */
export function sayArchive(tell: Tell): void {
  const level = wordAt(tell.source, "level.value");
  if (level !== undefined) sayClass(tell, "level.value", level, { aspect: "level" });
  for (const node of nodesAt(tell.source, "parent")) {
    const whole = tell.ref(node, "archive");
    if (whole) tell.say("parent.@admin", { kind: "part", whole, as: "archival" }, { by: { as: "archival" } });
  }
  sayCreation(tell, "creation");
  sayExtents(tell);
  for (const node of nodesAt(tell.source, "language")) {
    const word = wordAt(node, "value");
    if (word !== undefined) sayClass(tell, "language.value", word, { aspect: "language" });
  }
  const repository = wordAt(tell.source, "repository.name.value");
  if (repository !== undefined) {
    const custodian = { type: "group" as const, text: repository };
    tell.say("repository.name", { kind: "placement", use: "usual", custodian }, { by: { use: "usual" } });
  }
}
