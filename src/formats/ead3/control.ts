import type { PublicEntity } from "../../publish/public-entity.ts";
import { plainText } from "../plain-text.ts";
import type { WriteContext } from "../port.ts";
import { textsOf } from "../what-stands.ts";
import { element, type Xml } from "../xml.ts";

/** Who keeps this description, under which identifier (the PID), and when it last changed. */
export function controlOf(entity: PublicEntity, { base, institution, licence }: WriteContext): Xml {
  const name = institution || "unknown";
  const authors = textsOf(entity, "responsibility").map((text) => element("author", {}, plainText(text)));
  return element(
    "control",
    {},
    element("recordid", { instanceurl: `${base}/${entity.pid}` }, entity.pid),
    element(
      "filedesc",
      {},
      element("titlestmt", {}, element("titleproper", {}, entity.label), authors),
      element("publicationstmt", {}, element("publisher", {}, name)),
    ),
    element("maintenancestatus", { value: "revised" }),
    element("maintenanceagency", {}, element("agencyname", {}, name)),
    licence !== undefined && element("rightsdeclaration", {}, element("citation", { href: licence }, licence)),
    element(
      "maintenancehistory",
      {},
      element(
        "maintenanceevent",
        {},
        element("eventtype", { value: "revised" }),
        element("eventdatetime", { standarddatetime: entity.modified }, entity.modified),
        element("agenttype", { value: "machine" }),
        element("agent", {}, name),
      ),
    ),
  );
}
