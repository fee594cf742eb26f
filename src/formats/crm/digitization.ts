import type { Pid } from "../../identifiers/pid.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { isHeld } from "../linked-art/assignment.ts";
import { type CrmWriter, crm, dig } from "./crm-writer.ts";

/** The digitization (CRMdig D2) of which an image of a thing is the outcome: said in the image's record and in the thing's, at one address. */
export function sayDigitization({ type, facts }: PublicEntity, writer: CrmWriter): void {
  const { draft, root, link } = writer;
  for (const fact of facts) {
    if (!isHeld(fact)) continue;
    if (type === "media" && fact.kind === "subject" && fact.mode === "depicts" && isThing(fact.ref)) {
      const thing = writer.to(fact.ref);
      if (thing) link(digitized(root, writer), dig("L1_digitized"), thing.id);
    }
    if (isThing({ type }) && fact.kind === "media" && fact.image.pid && fact.role !== "video") {
      const process = digitized(`${draft.base}/${fact.image.pid}`, writer);
      link(process, dig("L1_digitized"), root);
      const technique = fact.technique && writer.to(fact.technique, "Type");
      if (technique) link(process, crm("P32_used_general_technique"), technique.id);
    }
  }
}

const isThing = ({ type }: { type: string; pid?: Pid }) => type === "object" || type === "sample";

function digitized(image: string, { link, is }: CrmWriter): string {
  const process = is(`${image}#;digitization`, dig("D2_Digitization_Process"));
  link(process, dig("L11_had_output"), is(image, dig("D9_Data_Object")));
  return process;
}
