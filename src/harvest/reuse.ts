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
  for (const { record, description } of tellings) {
    const pid = pids.get(record.key);
    const now = nowOf(record, description);
    if (pid === undefined || !now) continue;
    const before = await saidLast(record.key, [survivors.get(pid) ?? pid, pid], store);
    if (!before || !isBeyondRecognition(before, now)) continue;
    const print = printOfLikeness(now);
    if (!(await registry.acceptedChanges(record.key)).includes(print)) reused.set(record.key, print);
  }
  return reused;
}

function nowOf({ key }: SourceRecord, { drafts }: Description): Likeness | undefined {
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
