import type { StoredFact } from "../entities/facts.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Registry, Resolution } from "../registry/port.ts";
import { returnedScheme } from "../sources/write-back.ts";

/** A text that a source holds where a record's PID is to be, and what the registry knows of it. */
export type Held = { text: string; resolution: Resolution };

/**
 * How what a source holds compares with the PID of the record. `outdated`: that was merged since, and leads to it. `changed`: the
 * text is no identifier (`malformed`), none of ours (`unknown`), that of something else (`another`: `pid`), or there are
 * `several` that do not agree.
 */
export type Verdict =
  | { status: "pending" }
  | { status: "written" }
  | { status: "outdated"; text: string }
  | { status: "changed"; text: string; why: "malformed" | "unknown" | "several" }
  | { status: "changed"; text: string; why: "another"; pid: Pid };

/** The texts that a record holds where its PID is to be, each once. */
export function returnedIn(facts: readonly StoredFact[], record: string): string[] {
  const texts = facts.flatMap((fact) =>
    fact.kind === "number" && fact.scheme === returnedScheme && fact.from.record === record ? [fact.value] : [],
  );
  return [...new Set(texts)];
}

/** What a PID that a source holds says of the thing is nothing: it is for staff, whatever the source says. */
export function keptFromPublic(fact: StoredFact): StoredFact {
  return fact.kind === "number" && fact.scheme === returnedScheme && fact.audience !== "staff"
    ? { ...fact, audience: "staff" }
    : fact;
}

/** Looks texts up in the registry. */
export async function lookedUp(texts: readonly string[], registry: Registry): Promise<Held[]> {
  const held: Held[] = [];
  for (const text of texts) held.push({ text, resolution: await registry.resolve(text) });
  return held;
}

/** Compares what a source holds with the PID that it is to hold, in any spelling of it; the order of the texts does not matter. */
export function compareReturned(wanted: Pid, held: readonly Held[]): Verdict {
  const verdicts = held.map((one) => compareOne(wanted, one));
  const wrong = verdicts.filter((verdict) => verdict.status === "changed");
  const [first] = wrong.sort((a, b) => (a.text < b.text ? -1 : 1));
  if (!first) return verdicts.find(({ status }) => status === "outdated") ?? verdicts[0] ?? { status: "pending" };
  return held.length > 1 ? { status: "changed", text: first.text, why: "several" } : first;
}

function compareOne(wanted: Pid, { text, resolution }: Held): Verdict {
  if (!resolution.found) return { status: "changed", text, why: resolution.reason };
  const { pid, end, suffix } = resolution;
  if (suffix !== undefined) return { status: "changed", text, why: "malformed" };
  if (pid === wanted) return { status: "written" };
  if (end?.state === "merged" && end.into === wanted) return { status: "outdated", text };
  return { status: "changed", text, why: "another", pid };
}
