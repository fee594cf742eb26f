import type { Authority } from "../entities/authority.ts";
import type { StoredFact } from "../entities/facts.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Contribution, RecordPut, Store } from "./port.ts";

/** How an adapter is opened for the contract: two calls with one name open the same store; `clock` is what it tells time by. */
export type OpenStore = (name: string, clock: () => Date, authority?: Authority) => Promise<Store>;

/** A painting, who painted it, and another thing. */
export const painting = "B000-0000-0001" as Pid;
export const painter = "B000-0000-0002" as Pid;
export const room = "B000-0000-0003" as Pid;

/** A name that a source gives. */
export function said(source: string, key: string, value: string): StoredFact {
  return {
    kind: "name",
    use: "preferred",
    text: [{ value }],
    key,
    audience: "public",
    from: { source, record: key, field: "Title" },
  };
}

/** That an agent made it. */
export function by(key: string, agent: Pid): StoredFact {
  const who = [{ agent: { type: "person", pid: agent } as const, role: "artist" }];
  return {
    kind: "activity",
    type: "production",
    who,
    key,
    audience: "public",
    from: { source: "tms", record: key, field: "Maker" },
  };
}

/** A record of a source with all it says. */
export function record(key: string, content: string, ...contributions: Contribution[]): RecordPut {
  return { key, content, revision: "1", original: `{"key":"${key}"}`, contributions };
}

/** What a record says of the thing it is about. */
export const own = (subject: Pid, ...facts: StoredFact[]): Contribution => ({
  subject,
  own: true,
  type: "object",
  facts,
});
