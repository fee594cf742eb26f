import type { Pid } from "../identifiers/pid.ts";
import { factIsPublic, linkIsPublic } from "./audience.ts";
import type { Actor, Link, PidRef, StoredFact } from "./facts.ts";
import { refsOf } from "./rewrite-fact.ts";

/** That a thing refers to another, as what (`"activity/production"`, `"classification/material"`), and whether outsiders may know. */
export type Reference = { target: Pid; as: string; public: boolean };

/** Every reference to a PID among these facts, each once: the public one where a thing is referred to both ways. */
export function referencesOf(facts: readonly StoredFact[], day: string): Reference[] {
  const found = new Map<string, Reference>();
  for (const fact of facts) {
    const open = factIsPublic(fact, day) && fact.standing !== "rejected";
    const hidden = new Set<PidRef>(hiddenRefs(fact, day));
    for (const ref of refsOf(fact)) {
      if (!("pid" in ref)) continue;
      const as = roleOf(fact);
      const id = `${ref.pid} ${as}`;
      const visible = open && !hidden.has(ref);
      const before = found.get(id);
      if (before) before.public ||= visible;
      else found.set(id, { target: ref.pid, as, public: visible });
    }
  }
  return [...found.values()];
}

function roleOf(fact: StoredFact): string {
  switch (fact.kind) {
    case "activity":
      return `activity/${fact.type}`;
    case "classification":
      return `classification/${fact.aspect}`;
    case "subject":
      return `subject/${fact.mode}`;
    case "placement":
      return `placement/${fact.use}`;
    case "part":
      return `part/${fact.as}`;
    case "relation":
      return `relation/${fact.predicate}`;
    default:
      return fact.kind;
  }
}

/** Which references of a public fact stand in links that outsiders may not see. */
function hiddenRefs(fact: StoredFact, day: string): PidRef[] {
  const closed = (link: Link<PidRef>) => !linkIsPublic(link, day);
  if (fact.kind === "inscription") return fact.by && closed(fact.by) ? [fact.by.agent] : [];
  if (fact.kind !== "activity") return [];
  const who = (fact.who ?? []).filter(closed).map((actor: Actor<PidRef>) => actor.agent);
  const where = (fact.where ?? []).filter(closed).map((place) => place.place);
  return [...who, ...where];
}
