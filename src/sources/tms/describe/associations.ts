import type { KeyRef, PartFact, RelationFact, TimeSpan } from "../../../entities/facts.ts";
import { lookUp } from "../mapping/defaults.ts";
import type { RelationshipUse } from "../mapping/mapping.ts";
import { ordered, type Row } from "./rows.ts";
import type { Teller } from "./teller.ts";

const at = "Associations.ParentObjectID";

/**
 * Says what an object is part of, or how it relates to another: the row's child says it of its parent, or the parent of its
 * child where the relationship is told from the other side. What two rows say, one in each direction, is said once.
 */
export function sayAssociations(teller: Teller, rows: readonly Row[]): void {
  const said = new Set<string>();
  for (const [index, row] of ordered(rows, "DisplayOrder").entries()) {
    const { AssociationID, Relationship } = row;
    const use = useOf(teller, Relationship);
    const { ParentObjectID = "", ChildObjectID = "" } = row;
    const other = use.inverse ? ChildObjectID : ParentObjectID;
    const when = timeOf(teller, row);
    const once = JSON.stringify(["part" in use ? use.part : use.predicate, other, when]);
    if (said.has(once)) continue;
    said.add(once);
    teller.say(at, bodyOf(use, { type: "object", key: teller.key("object", other) }, when), {
      ...(AssociationID ? { key: teller.key("association", AssociationID) } : {}),
      by: { other, relationship: Relationship },
      ...(when?.latest && when.open === undefined ? { standing: "former" as const } : {}),
      ...(row.DisplayOrder ? { order: index + 1 } : {}),
      ...(Relationship ? { sourceWord: Relationship } : {}),
    });
  }
}

function useOf(teller: Teller, word: string | undefined): RelationshipUse {
  const use = lookUp(teller.mapping.relationships, word);
  if (use) return use;
  const detail =
    "The mapping does not know this relationship; it is said as `related`. Add it to `mapping.relationships`.";
  teller.doubt("relationship-unknown", "Associations.Relationship", word, detail);
  return { predicate: "related" };
}

function bodyOf(
  use: RelationshipUse,
  other: KeyRef,
  when: TimeSpan | undefined,
): PartFact<KeyRef> | RelationFact<KeyRef> {
  const time = when ? { when } : {};
  return "part" in use
    ? { kind: "part", whole: other, as: use.part, ...(use.inseparable ? { inseparable: true } : {}), ...time }
    : { kind: "relation", predicate: use.predicate, to: other, ...time };
}

/** From when to when; without an end it lasts. */
function timeOf(teller: Teller, { BeginISODate: begin, EndISODate: end }: Row): TimeSpan | undefined {
  const { span } = teller.time("Associations.BeginISODate", undefined, { begin, end });
  if (!span) return undefined;
  return { ...span, ...(span.latest ? {} : { open: "end" as const }), lasting: true };
}
