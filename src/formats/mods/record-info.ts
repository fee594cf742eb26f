import type { PublicEntity } from "../../publish/public-entity.ts";
import { stands } from "../facts-by-kind.ts";
import { safeIri } from "../iri.ts";
import type { WriteContext } from "../port.ts";
import { factsOf, textsOf } from "../what-stands.ts";
import { element, type Xml } from "../xml.ts";
import { said, worded } from "./writing.ts";

/** Who keeps the record, under which identifier, when it last changed, and what may be done with it. */
export function recordInfo(entity: PublicEntity, { base, institution, institutionUri, licence }: WriteContext): Xml {
  const rights = factsOf(entity, "rights").filter((fact) => fact.of === "record" && stands(fact));
  const uris = rights.flatMap(({ uri }) => (uri && safeIri(uri)) || []);
  const licences = uris.length > 0 ? uris : licence === undefined ? [] : [licence];
  return element(
    "recordInfo",
    {},
    worded("recordContentSource", institution || undefined, { valueURI: institutionUri }),
    element("recordChangeDate", { encoding: "w3cdtf" }, entity.modified),
    element("recordIdentifier", { source: base }, entity.pid),
    rights.flatMap(({ text = [] }) => text.flatMap((one) => said("recordInfoNote", one, { type: "rights" }))),
    licences.map((uri) => element("recordInfoNote", { type: "licence", "xlink:href": uri }, uri)),
    textsOf(entity, "change-note").flatMap((text) => said("recordInfoNote", text, { type: "change" })),
  );
}
