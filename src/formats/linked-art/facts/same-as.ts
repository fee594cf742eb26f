import { authorityIri } from "../../iri.ts";
import type { Draft, FactOfKind } from "../draft.ts";
import type { Assertion } from "../node.ts";

/** The same thing elsewhere: only where the match is exact and stands. Near matches are no `equivalent` in Linked Art. */
export function writeSameAs(fact: FactOfKind<"same-as">, draft: Draft): Assertion[] {
  if (fact.match !== "exact" || (fact.status !== "asserted" && fact.status !== "confirmed")) return [];
  const id = authorityIri(fact.uri);
  return id === undefined ? [] : [{ term: "equivalent", label: "Same as", value: { id, type: draft.root.type } }];
}
