import { hash } from "node:crypto";
import type { FactKind } from "./facts.ts";

/**
 * The stable key of a fact whose source has no row key: record, kind and a hash of the fields that identify it, such as
 * `factKey("tms/object/4", "number", { scheme: "inventory", value: "NPG.87.178" })`. Display text, order and audience are
 * no part of it, nor is a field without a value, and the order of the fields does not matter.
 */
export function factKey(record: string, kind: FactKind, identifying: Record<string, string | undefined>): string {
  const fields = Object.entries(identifying)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `${record}#${kind}/${hash("sha256", JSON.stringify(fields)).slice(0, 16)}`;
}
