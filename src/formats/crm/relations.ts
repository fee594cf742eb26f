import { predicateLabels } from "../../entities/words/relations.ts";
import { authorityIri } from "../iri.ts";
import type { FactOfKind } from "../linked-art/draft.ts";
import { inner } from "../linked-art/draft.ts";
import { prefixes } from "../rdf/prefixes.ts";
import { type CrmWriter, crm } from "./crm-writer.ts";

const likenesses = new Set(["copy-after", "version-of", "study-for", "pendant-to"]);

/** That one thing shows features of another, and how (PC130). */
export function sayRelation(fact: FactOfKind<"relation">, writer: CrmWriter): void {
  const { draft, root, link, is } = writer;
  if (!likenesses.has(fact.predicate) || draft.root.type !== "HumanMadeObject") return;
  const other = writer.to(fact.to);
  if (other?.type !== "HumanMadeObject") return;
  link(root, crm("P130_shows_features_of"), other.id);
  const likeness = is(inner(draft.addressOf(fact), "likeness"), crm("PC130_shows_features_of"));
  link(likeness, crm("P01_has_domain"), root);
  link(likeness, crm("P02_has_range"), other.id);
  link(likeness, crm("P130.1_kind_of_similarity"), writer.type({ label: predicateLabels[fact.predicate] }));
}

const matches = { exact: "exactMatch", close: "closeMatch", broad: "broadMatch", narrow: "narrowMatch" } as const;

/** How near a concept elsewhere is to this one, in SKOS. */
export function saySameAs(fact: FactOfKind<"same-as">, { draft, root, link }: CrmWriter): void {
  const id = authorityIri(fact.uri);
  const stands = fact.status === "asserted" || fact.status === "confirmed";
  if (id === undefined || !stands || draft.entityType !== "concept") return;
  link(root, `${prefixes.skos}${matches[fact.match]}`, id);
}
