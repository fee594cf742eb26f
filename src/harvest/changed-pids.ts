import type { Registry } from "../registry/port.ts";
import type { Finding, SourceRecord } from "../sources/port.ts";
import type { RecordPut } from "../store/port.ts";
import { findingOf } from "./finding-of.ts";
import { compareReturned, lookedUp, returnedIn, type Verdict } from "./returned-pids.ts";

type Changed = Extract<Verdict, { status: "changed" }>;

/**
 * Findings of the rule `pid-changed-in-source`: records whose source holds something else than their PID where it is to be. What
 * was only merged since is no finding; the plan says it.
 */
export async function changedPids(
  puts: readonly { record: SourceRecord; put: RecordPut }[],
  registry: Registry,
): Promise<{ record: string; finding: Finding }[]> {
  const findings: { record: string; finding: Finding }[] = [];
  for (const { record, put } of puts) {
    const own = put.contributions.find((contribution) => contribution.own);
    const texts = own ? returnedIn(own.facts, record.key) : [];
    if (!own || texts.length === 0) continue;
    const wanted = (await registry.survivors([own.subject])).get(own.subject) ?? own.subject;
    const verdict = compareReturned(wanted, await lookedUp(texts, registry));
    if (verdict.status !== "changed") continue;
    const detail = `${await whyChanged(verdict, registry)} The PID of ${record.key} is ${wanted}: put it back in the source.`;
    const said = {
      kind: "doubtful",
      rule: "pid-changed-in-source",
      value: verdict.text.slice(0, 200),
      detail,
    } as const;
    findings.push({ record: record.key, finding: findingOf(record, said) });
  }
  return findings;
}

const whys = {
  malformed: "This is no identifier.",
  unknown: "This identifier is not in the registry.",
  several: "The record holds several texts for one PID, and not all are it.",
};

/** What is wrong with what a source holds, in a sentence. */
export async function whyChanged(verdict: Changed, registry: Registry): Promise<string> {
  if (verdict.why !== "another") return whys[verdict.why];
  const [key] = await registry.keysOf(verdict.pid);
  return key ? `This is the PID of ${key}.` : "This PID was given to something else.";
}
