import { isBeyondRecognition, type Likeness, likenessOf, printOfLikeness } from "../entities/likeness.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Registry } from "../registry/port.ts";
import type { Description, SourceRecord } from "../sources/port.ts";
import type { Store } from "../store/port.ts";

/** A record and what it says now. */
export type Telling = { record: SourceRecord; description: Description };
type Both = { registry: Registry; store: Store };

/**
 * The records whose key seems to have been given to another thing: what they say now of their own thing is beyond recognition
 * beside what they said last, and staff have not accepted just this. Each with the print that staff would accept. What was
 * said last is in the archive, which outlives the store (decision record 0014).
 */
export async function reusedAmong(
  tellings: readonly Telling[],
  { registry, store }: Both,
): Promise<Map<string, string>> {
  const reused = new Map<string, string>();
  const pids = await registry.lookup(tellings.map(({ record }) => record.key));
  const survivors = await registry.survivors([...pids.values()]);
  const strange = async ({ record: { key }, ...told }: Telling) => {
    const pid = pids.get(key);
    const now = nowOf({ key }, told.description);
    if (pid === undefined || !now) return [];
    const before = await saidLast(key, [survivors.get(pid) ?? pid, pid], store);
    return before && isBeyondRecognition(before, now) ? [{ key, print: printOfLikeness(now) }] : [];
  };
  // Asked in one breath: a store on another machine then answers all at once.
  for (const { key, print } of (await Promise.all(tellings.map(strange))).flat())
    if (!(await registry.acceptedChanges(key)).includes(print)) reused.set(key, print);
  return reused;
}

function nowOf({ key }: Pick<SourceRecord, "key">, { drafts }: Description): Likeness | undefined {
  const own = drafts.filter(({ subject }) => subject === key);
  const [first] = own;
  return (
    first &&
    likenessOf(
      first.type ?? "object",
      own.flatMap(({ facts }) => facts),
    )
  );
}

/** Of a merged PID what the record said stands with its survivor, since the merge. */
async function saidLast(key: string, pids: readonly Pid[], store: Store): Promise<Likeness | undefined> {
  for (const pid of pids) {
    const state = await store.lastState(pid);
    const facts = state?.facts.filter(({ from }) => from.record === key) ?? [];
    if (state && facts.length > 0) return likenessOf(state.type, facts);
  }
  return undefined;
}
