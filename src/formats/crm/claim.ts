import type { PublicFact } from "../../publish/public-entity.ts";
import { fragment } from "../iri.ts";
import { citedWords } from "../linked-art/cited-words.ts";
import { inner } from "../linked-art/draft.ts";
import { type CrmWriter, crm } from "./crm-writer.ts";

/** Whose claim a fact is: in which record of which source it is told, who holds it, since when and on what ground (E13). */
export function sayClaim(fact: PublicFact, writer: CrmWriter): void {
  const { root, draft, link, text, is } = writer;
  const about = draft.addressOf(fact);
  if (writer.classOf(about) === undefined) return;
  const { from, said } = fact;
  const claim = is(inner(about, "claim"), crm("E13_Attribute_Assignment"));
  link(claim, crm("P140_assigned_attribute_to"), root);
  link(claim, crm("P141_assigned"), about);
  const record = `${root}#;record/${fragment(`${from.source}/${from.record}`)}`;
  is(record, crm("E31_Document"), `${from.source}: ${from.record}`);
  link(claim, crm("P70i_is_documented_in"), record);
  text(claim, crm("P3_has_note"), from.field);
  if (said === undefined) return;
  const holder = said.by && writer.to(said.by);
  if (holder && (holder.type === "Person" || holder.type === "Group"))
    link(claim, crm("P14_carried_out_by"), holder.id);
  else if (said.by) text(claim, crm("P3_has_note"), said.by.label);
  writer.when(claim, said.when);
  const ground = said.in && writer.to(said.in.publication);
  if (ground) link(claim, crm("P70i_is_documented_in"), is(ground.id, crm("E31_Document")));
  if (said.in) text(claim, crm("P3_has_note"), citedWords(said.in));
  if (said.note) text(claim, crm("P3_has_note"), said.note.value);
}
