import { classes } from "../linked-art/classes.ts";
import { type FactOfKind, inner } from "../linked-art/draft.ts";
import { type CrmWriter, crm } from "./crm-writer.ts";

/** Rights, said outright of what they are in. */
export function sayRights(fact: FactOfKind<"rights">, writer: CrmWriter): void {
  const { draft, root, link, classOf } = writer;
  const isImage = draft.root.type === "DigitalObject";
  const isLegalObject = isImage || draft.root.type === "HumanMadeObject" || draft.root.type === "LinguisticObject";
  if (!isLegalObject || fact.of === "record" || (fact.of === "media" && !isImage)) return;
  const right = draft.addressOf(fact);
  if (classOf(right) !== classes.Right.iri) return;
  link(root, crm("P104_is_subject_to"), right);
  const holder = fact.holder && writer.to(fact.holder);
  if (holder?.type === "Person" || holder?.type === "Group") link(root, crm("P105_right_held_by"), holder.id);
}

/** The fixity of a file: its SHA-256 as an identifier of the digital object. */
export function sayContent(fact: FactOfKind<"content">, writer: CrmWriter): void {
  const { draft, root, link, text, is, classOf } = writer;
  if (fact.sha256 === undefined) return;
  const at = draft.addressOf(fact);
  const carrier = inner(at, "file");
  const file =
    draft.root.type === "DigitalObject" ? root : classOf(carrier) === classes.DigitalObject.iri ? carrier : undefined;
  if (file === undefined) return;
  const sum = is(inner(at, "sha256"), crm("E42_Identifier"));
  link(file, crm("P1_is_identified_by"), sum);
  text(sum, crm("P190_has_symbolic_content"), fact.sha256);
  link(sum, crm("P2_has_type"), writer.type({ label: "SHA-256" }));
}

/** That a number was given in an act of its own (E15), where who gave it or when is told. */
export function sayNumber(fact: FactOfKind<"number">, { draft, link, is, classOf }: CrmWriter): void {
  const number = draft.addressOf(fact);
  const assignment = inner(number, "assignment");
  if (classOf(assignment) === classes.AttributeAssignment.iri)
    link(is(assignment, crm("E15_Identifier_Assignment")), crm("P37_assigned"), number);
}
