import assert from "node:assert/strict";
import type { Fact } from "../../../entities/facts.ts";
import type { Export } from "./make-export.ts";

/** Facts of one kind that an export says of a record's subject, without what every fact has (audience, provenance). */
export function factsOf<K extends Fact["kind"]>(
  { described }: Export,
  key: string,
  kind: K,
): Extract<Fact, { kind: K }>[] {
  const draft = described.get(key)?.drafts[0];
  assert.ok(draft, `${key} is described`);
  return draft.facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
}

/** Findings as `rule table row`, sorted: short enough to compare. */
export function told({ findings }: Export, ...kinds: readonly string[]): string[] {
  return findings
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ kind, rule, table, row }) => `${kind} ${rule} ${table}${row === undefined ? "" : ` row ${row}`}`)
    .sort();
}
