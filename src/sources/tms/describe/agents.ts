import type { KeyRef } from "../../../entities/facts.ts";
import { lookUp } from "../mapping/defaults.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import type { Row } from "./rows.ts";
import type { Teller } from "./teller.ts";

/** What sort of agent a constituent is; `known` is false where the source cannot say. */
export function agentType(row: Row, mapping: TmsMapping): { type: "person" | "group"; known: boolean } {
  const type = lookUp(mapping.constituentTypes, row.ConstituentType);
  return { type: type ?? "person", known: type !== undefined };
}

/** What stands for a constituent that is nobody, such as `(Multiple Sitters)`: only its words, or nothing. */
export function placeholderOf(name: string | undefined, mapping: TmsMapping): "words" | "nothing" | undefined {
  const plain = name?.toLowerCase() ?? "";
  const exact = lookUp(mapping.placeholders, plain);
  if (exact) return exact;
  for (const [pattern, use] of Object.entries(mapping.placeholders)) {
    if (pattern.endsWith("*") && plain.startsWith(pattern.slice(0, -1))) return use;
  }
  return undefined;
}

/** A reference to a constituent: by key, only in words for a placeholder or one that is not exported, or not at all. */
export function agentRef(
  teller: Teller,
  id: string | undefined,
  brief: Row | undefined,
  name?: string,
): KeyRef | undefined {
  const label = brief?.DisplayName ?? name;
  const { type } = agentType(brief ?? {}, teller.mapping);
  const placeholder = placeholderOf(label, teller.mapping);
  if (placeholder === "nothing") return undefined;
  if (label && (placeholder === "words" || !brief)) return { type, text: label };
  return id === undefined ? undefined : { type, key: teller.key("constituent", id), ...(label ? { label } : {}) };
}
