import type { EntityType } from "../../entities/types.ts";
import type { PublicRef } from "../../publish/public-entity.ts";

/** A reference in JSON: `{ id: "https://…/X5K4-2B6C-9Q1W", type: "person", label: "Vincent van Gogh" }`; without `id` it is only words. */
export type JsonRef = { id?: string; type: EntityType; label: string; sameAs?: readonly string[] };

/** A reference as the plain JSON says it. */
export function jsonRef({ pid, uri, type, label, sameAs }: PublicRef, base: string): JsonRef {
  const id = pid ? `${base}/${pid}` : uri;
  const ref: JsonRef = id === undefined ? { type, label } : { id, type, label };
  if (sameAs && sameAs.length > 0) ref.sameAs = sameAs;
  return ref;
}
