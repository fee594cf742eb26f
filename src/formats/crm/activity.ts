import { makerRoles } from "../../entities/words/activities.ts";
import { rowOf } from "../../entities/words/row-of.ts";
import { isHeld } from "../linked-art/assignment.ts";
import { classes } from "../linked-art/classes.ts";
import { type FactOfKind, inner } from "../linked-art/draft.ts";
import { type CrmWriter, crm, dig, sci } from "./crm-writer.ts";

/** Classes of the Linked Art graph that are activities (E7), so that somebody carries them out in a role. */
const carriedOut: ReadonlySet<string> = new Set(
  (
    [
      ...["Acquisition", "Activity", "Creation", "Formation", "Dissolution", "Modification", "Move"],
      ...["PartRemoval", "Production", "TransferOfCustody"],
    ] as (keyof typeof classes)[]
  ).map((name) => classes[name].iri),
);

/** Who did what in which role (PC14), what was sampled or observed, what was sold for what, and that it was the thing that was moved. */
export function sayActivity(fact: FactOfKind<"activity">, writer: CrmWriter): void {
  const { draft, root, link, is } = writer;
  const id = fact === draft.happening ? root : draft.addressOf(fact);
  const type = writer.classOf(id);
  if (type === undefined) return;
  if (carriedOut.has(type)) sayRoles(id, fact, writer);
  const ofThing = draft.root.type === "HumanMadeObject";
  if (fact.type === "examination" && ofThing) link(is(id, sci("S4_Observation")), sci("O8_observed"), root);
  if (fact.type === "sampling" && ofThing) saySampling(id, writer);
  if (type === classes.Move.iri && ofThing) link(root, crm("P25i_moved_by"), id);
  if (type === classes.Acquisition.iri && writer.classOf(inner(id, "amount")))
    link(is(id, crm("E96_Purchase")), crm("P179_had_sales_price"), inner(id, "amount"));
  if (type === classes.Creation.iri && draft.entityType === "media")
    link(is(id, dig("D7_Digital_Machine_Event")), dig("L11_had_output"), root);
}

function saySampling(id: string, { draft, root, link, is }: CrmWriter): void {
  is(id, sci("S2_Sample_Taking"));
  if (draft.entityType === "sample") link(id, sci("O5_removed"), root);
  else link(id, sci("O3_sampled_from"), root);
}

function sayRoles(id: string, { who = [] }: FactOfKind<"activity">, writer: CrmWriter): void {
  for (const [index, actor] of who.entries()) {
    if (!isHeld(actor) || actor.qualifier !== undefined || actor.role === "") continue;
    const agent = writer.to(actor.agent);
    if (agent?.type !== "Person" && agent?.type !== "Group") continue;
    const row = rowOf(makerRoles, actor.role);
    const part = writer.is(inner(id, `role${index + 1}`), crm("PC14_carried_out_by"));
    writer.link(part, crm("P01_has_domain"), id);
    writer.link(part, crm("P02_has_range"), agent.id);
    writer.link(part, crm("P14.1_in_the_role_of"), writer.type(row ?? { label: actor.role }));
  }
}
