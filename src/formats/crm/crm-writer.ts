import type { TimeSpan } from "../../entities/facts.ts";
import { aatIri, type TermRow } from "../../entities/words/term.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { fragment } from "../iri.ts";
import { legalText } from "../legal-text.ts";
import { type Draft, inner } from "../linked-art/draft.ts";
import type { LinkedArtNode } from "../linked-art/node.ts";
import { reference } from "../linked-art/reference.ts";
import { timespanOf } from "../linked-art/time-span.ts";
import { triplesOf } from "../linked-art/triples.ts";
import { rdfsLabel, rdfType, type Triple } from "../rdf/triples.ts";

/** `crm("E22_Human-Made_Object")`: a class or property of CIDOC-CRM 7.1.3. */
export const crm = (name: string) => `http://www.cidoc-crm.org/cidoc-crm/${name}`;
/** `sci("S13_Sample")`: of CRMsci. */
export const sci = (name: string) => `http://www.ics.forth.gr/isl/CRMsci/${name}`;
/** `dig("D2_Digitization_Process")`: of CRMdig. */
export const dig = (name: string) => `http://www.ics.forth.gr/isl/CRMdig/${name}`;

/** What is said beside the Linked Art graph of a record, triple by triple. */
export type CrmWriter = ReturnType<typeof crmWriter>;

/** A writer for a record: `draft` gives facts the addresses that they have in the Linked Art graph, `first` is that graph. */
export function crmWriter(draft: Draft, first: readonly Triple[]) {
  const said: Triple[] = [];
  const types = new Map<string, string>();
  for (const { subject, predicate, object } of first)
    if (predicate === rdfType && "iri" in object) types.set(subject, object.iri);

  const link = (subject: string, property: string, object: string) =>
    said.push({ subject, predicate: property, object: { iri: object } });
  const text = (subject: string, property: string, value: string) =>
    said.push({ subject, predicate: property, object: { value: legalText(value) } });
  const tree = (node: LinkedArtNode) => said.push(...triplesOf(node));

  return {
    draft,
    root: draft.root.id,
    said,
    link,
    text,
    /** The class that a node has in the Linked Art graph; undefined where it is not in it. */
    classOf: (id: string) => types.get(id),
    /** Says what a node is, and what it is called. */
    is(id: string, type: string, label?: string): string {
      link(id, rdfType, type);
      if (label !== undefined) text(id, rdfsLabel, label);
      return id;
    },
    /** The address of what is referred to, of which class and label are said; undefined for what is only words. */
    to(ref: PublicRef, type?: LinkedArtNode["type"]): { id: string; type: LinkedArtNode["type"] } | undefined {
      const node = reference(ref, draft, type);
      if (node) tree(node);
      return node;
    },
    /** The address of a type: AAT's, else one of the record's own under its label. */
    type({ label, aat }: TermRow): string {
      const id = aat ? aatIri(aat) : `${draft.root.id}#;type/${fragment(label)}`;
      link(id, rdfType, crm("E55_Type"));
      text(id, rdfsLabel, label);
      return id;
    },
    /** When something took place. */
    when(id: string, span: TimeSpan | undefined): void {
      const node = timespanOf({ id: inner(id, "crm") }, span);
      if (node === undefined) return;
      link(id, crm("P4_has_time-span"), node.id);
      tree(node);
    },
  };
}
