import type { Draft, KeyRef, Numbered, PidRef, StoredFact } from "../entities/facts.ts";
import { refsOf, rewriteFact } from "../entities/rewrite-fact.ts";
import type { EntityType } from "../entities/types.ts";
import type { Pid } from "../identifiers/pid.ts";

/** What a record says of one subject once its keys have become PIDs. */
export type Connected = { key: string; subject: Pid; type: EntityType; facts: StoredFact[] };

/** Every key these drafts speak of, with the type it is believed to be: subjects first, then what they refer to. */
export function keysOf(drafts: readonly Draft[]): Map<string, EntityType> {
  const keys = new Map<string, EntityType>();
  for (const { subject, type = "object" } of drafts) if (typeof subject === "string") keys.set(subject, type);
  for (const ref of refsIn(drafts)) if ("key" in ref && !keys.has(ref.key)) keys.set(ref.key, ref.type);
  return keys;
}

/** Every number by which these drafts speak of a thing, each once, under its `nameOfNumber`. */
export function numbersOf(drafts: readonly Draft[]): Map<string, Numbered["numbered"]> {
  const subjects = drafts.flatMap(({ subject }) => (typeof subject === "string" ? [] : [subject]));
  const refs = refsIn(drafts).flatMap((ref) => ("numbered" in ref ? [ref] : []));
  return new Map([...subjects, ...refs].map(({ numbered }) => [nameOfNumber(numbered), numbered]));
}

/** A number with its scheme in one text: `"inventory NG3863"`. */
export function nameOfNumber({ scheme, value }: Numbered["numbered"]): string {
  return `${scheme} ${value}`;
}

/** What is asked several times of one description is found out once. */
const known = new WeakMap<readonly Draft[], readonly KeyRef[]>();

function refsIn(drafts: readonly Draft[]): readonly KeyRef[] {
  const before = known.get(drafts);
  if (before) return before;
  const refs = drafts.flatMap(({ facts }) => facts.flatMap((fact) => refsOf<KeyRef>(fact)));
  known.set(drafts, refs);
  return refs;
}

/**
 * Drafts with every key replaced by its PID, and every number by the PID of the one thing that has it (`holders`, by
 * `nameOfNumber`); a reference by another number is only in words, and what is said under one is left out. A key without a
 * PID is a fault of the caller, who assigns them all first.
 */
export function connect(
  drafts: readonly Draft[],
  pids: ReadonlyMap<string, Pid>,
  holders: ReadonlyMap<string, Pid> = new Map(),
): Connected[] {
  const pidOf = (key: string): Pid => {
    const pid = pids.get(key);
    if (pid === undefined) throw new Error(`no PID was assigned to ${key}`);
    return pid;
  };
  const refer = (ref: KeyRef): PidRef => {
    if ("numbered" in ref) {
      const { numbered, ...rest } = ref;
      const pid = holders.get(nameOfNumber(numbered));
      return pid === undefined ? { ...rest, text: numbered.value } : { ...rest, pid };
    }
    if (!("key" in ref)) return ref;
    const { key, ...rest } = ref;
    return { ...rest, pid: pidOf(key) };
  };
  const say = (key: string, subject: Pid, { type = "object", facts }: Draft): Connected => {
    return { key, subject, type, facts: facts.flatMap((fact) => rewriteFact(fact, { ref: refer }) ?? []) };
  };
  const connected: Connected[] = [];
  for (const draft of drafts)
    if (typeof draft.subject === "string") connected.push(say(draft.subject, pidOf(draft.subject), draft));
  for (const draft of drafts) {
    if (typeof draft.subject === "string") continue;
    const name = nameOfNumber(draft.subject.numbered);
    const pid = holders.get(name);
    if (pid !== undefined) addTo(connected, say(name, pid, draft));
  }
  return connected;
}

/** What is said under two numbers of one thing, or under its key and its number, is said of it once. */
function addTo(connected: Connected[], one: Connected): void {
  const before = connected.find(({ subject }) => subject === one.subject);
  if (before === undefined) {
    connected.push(one);
    return;
  }
  const keys = new Set(before.facts.map(({ key }) => key));
  before.facts.push(...one.facts.filter(({ key }) => !keys.has(key)));
}
