import type { Draft, KeyRef, PidRef, StoredFact } from "../entities/facts.ts";
import { refsOf, rewriteFact } from "../entities/rewrite-fact.ts";
import type { EntityType } from "../entities/types.ts";
import type { Pid } from "../identifiers/pid.ts";

/** What a record says of one subject once its keys have become PIDs. */
export type Connected = { key: string; subject: Pid; type: EntityType; facts: StoredFact[] };

/** Every key these drafts speak of, with the type it is believed to be: subjects first, then what they refer to. */
export function keysOf(drafts: readonly Draft[]): Map<string, EntityType> {
  const keys = new Map<string, EntityType>();
  for (const draft of drafts) keys.set(draft.subject, draft.type ?? "object");
  for (const draft of drafts) {
    for (const ref of draft.facts.flatMap((fact) => refsOf<KeyRef>(fact))) {
      if ("key" in ref && !keys.has(ref.key)) keys.set(ref.key, ref.type);
    }
  }
  return keys;
}

/** Drafts with every key replaced by its PID. A key without a PID is a fault of the caller, who assigns them all first. */
export function connect(drafts: readonly Draft[], pids: ReadonlyMap<string, Pid>): Connected[] {
  const pidOf = (key: string): Pid => {
    const pid = pids.get(key);
    if (pid === undefined) throw new Error(`no PID was assigned to ${key}`);
    return pid;
  };
  const refer = (ref: KeyRef): PidRef => {
    if (!("key" in ref)) return ref;
    const { key, ...rest } = ref;
    return { ...rest, pid: pidOf(key) };
  };
  return drafts.map(({ subject, type = "object", facts }) => ({
    key: subject,
    subject: pidOf(subject),
    type,
    facts: facts.flatMap((fact) => rewriteFact<KeyRef, PidRef>(fact, { ref: refer }) ?? []),
  }));
}
