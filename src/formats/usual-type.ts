import { classesOf } from "../entities/classes-of.ts";
import type { EntityTypeRow } from "../entities/entity-type.ts";
import { entityTypes } from "../entities/types.ts";
import type { TermRow } from "../entities/words/term.ts";
import type { PublicEntity } from "../publish/public-entity.ts";
import { stands } from "./facts-by-kind.ts";

const frame: TermRow = { label: "picture frame", aat: "300404391" };

/** What something is called where nothing classifies it: a frame is known by what it frames, else it is what its type says. */
export function usualTypeOf({ type, facts }: PublicEntity): TermRow {
  const row: EntityTypeRow = entityTypes[type];
  const isFrame = facts.some((fact) => fact.kind === "relation" && fact.predicate === "frame-of" && stands(fact));
  return isFrame ? frame : (classesOf(type, facts).term ?? row.usually ?? { label: row.label });
}
