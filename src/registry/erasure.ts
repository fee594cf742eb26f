import { Problem } from "../errors.ts";
import { type Deed, type Sealed, unseal } from "./event.ts";
import { leafHash } from "./merkle.ts";

/** An event as a log keeps it: without salt and body where these were erased. */
export type Kept = Omit<Sealed, "salt" | "body"> & { salt?: Buffer; body?: string };

/**
 * What is left of a deed when its event's private part is erased: all that the tables are folded from, but neither who, why, nor
 * any words of the public's. Undefined for a deed that holds none of these.
 */
export function bareOf(deed: Deed): Deed | undefined {
  if (!("actor" in deed)) return undefined;
  const bare = { ...deed, actor: "", reason: "" };
  if (bare.op === "tombstone") return { ...bare, why: { ...bare.why, note: "" } };
  if (!("repointed" in bare)) return bare;
  const { repointed, ...merge } = bare;
  return { ...merge, led: repointed.length };
}

/** What stands in for erased events, by place, as the erasures of a log tell: also of erasures that were erased themselves. */
export function standInsOf(erasures: Iterable<Deed>): Map<number, Deed> {
  const standIns = new Map<number, Deed>();
  const note = (deed: Deed) => {
    if (deed.op !== "erase") return;
    for (const { seq } of deed.items) standIns.set(seq, deed.kept);
    note(deed.kept);
  };
  for (const deed of erasures) note(deed);
  return standIns;
}

/**
 * The deed of an event as it is folded: proven by its private part or, where that was erased, what stands in for it at its
 * place. Fault: `data-folder-damaged`, where neither is there, or it is not what was recorded.
 */
export function deedIn({ salt, body, ...event }: Kept, standIns: ReadonlyMap<number, Deed>): Deed {
  if (salt && body !== undefined) return unseal({ ...event, salt, body });
  const deed = standIns.get(event.seq);
  if (deed?.op === event.op && leafHash(event.leaf).equals(event.hash)) return deed;
  throw new Problem(
    "data-folder-damaged",
    `Event ${event.seq} of the registry's log lacks its private part, and no erasure says what it did. Restore the registry from its backup.`,
  );
}
