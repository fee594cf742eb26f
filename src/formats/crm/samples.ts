import type { PublicEntity } from "../../publish/public-entity.ts";
import { isHeld } from "../linked-art/assignment.ts";
import { inner } from "../linked-art/draft.ts";
import { type CrmWriter, crm, sci } from "./crm-writer.ts";

/** That a sample is one (S13), and the sample taking (S2) that removed it from its whole. */
export function saySample({ type, facts }: PublicEntity, writer: CrmWriter): void {
  if (type !== "sample") return;
  const { root, draft, link, is } = writer;
  is(root, sci("S13_Sample"));
  const told = facts.find((fact) => fact.kind === "activity" && fact.type === "sampling" && isHeld(fact));
  for (const fact of facts) {
    if (fact.kind !== "part" || fact.as !== "sampled-from" || !isHeld(fact)) continue;
    const whole = writer.to(fact.whole);
    if (whole?.type !== "HumanMadeObject") continue;
    const taking = told ? draft.addressOf(told) : inner(draft.addressOf(fact), "removal");
    is(taking, crm("E80_Part_Removal"));
    is(taking, sci("S2_Sample_Taking"));
    link(taking, sci("O5_removed"), root);
    link(taking, sci("O3_sampled_from"), whole.id);
  }
}
