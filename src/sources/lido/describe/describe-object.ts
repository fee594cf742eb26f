import type { Description, SourceRecord } from "../../port.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { allAt, attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import { authorityOf } from "../../telling/authority.ts";
import type { LidoSettings } from "../options.ts";
import { type LidoRecord, lidoRecordOf, resourcesOf } from "../record.ts";
import { identityOf } from "../things.ts";
import { sayEvents } from "./events.ts";
import { sayClassification, sayClassifications, sayInscriptions, sayNotes, sayRepositories } from "./identification.ts";
import { sayMaterials } from "./materials.ts";
import { sayMeasurements } from "./measurements.ts";
import { sayRelatedWorks, saySubjects } from "./relations.ts";
import { sayRights } from "./rights.ts";
import { labelOf, refTo, type Tell, tellerOf, variantsOf } from "./tell.ts";
import { sayTitles } from "./titles.ts";

/** An object with everything that its record of LIDO says of it. */
export function describeObject(record: SourceRecord, lido: XmlElement, settings: LidoSettings): Description {
  const tell = tellerOf(record, settings);
  const read = lidoRecordOf(lido);
  const { descriptive, administrative } = read;
  const identification = firstAt(descriptive, "objectIdentificationWrap");
  sayPublished(tell, read, identification);
  for (const category of childrenOf(read.lido, "category"))
    if (labelOf(category) !== undefined && !isClass(category))
      sayClassification(tell, "category", category, { aspect: "other", sourceWord: "category" });
  sayClassifications(tell, descriptive);
  sayTitles(tell, identification);
  sayInscriptions(tell, identification);
  sayRepositories(tell, identification);
  sayNotes(tell, identification);
  sayMeasurements(tell, allAt(identification, "objectMeasurementsWrap", "objectMeasurementsSet"));
  sayMaterials(
    tell,
    "objectMaterialsTechSet",
    allAt(identification, "objectMaterialsTechWrap", "objectMaterialsTechSet"),
  );
  sayEvents(tell, descriptive);
  sayRelatedWorks(tell, descriptive);
  saySubjects(tell, descriptive);
  sayWorkRights(tell, administrative);
  sayRecord(tell, administrative);
  sayMedia(tell, read, record);
  return tell.description("object");
}

/** A class of CIDOC-CRM says what its type says already. */
const isClass = (category: XmlElement) =>
  identityOf(category).uris.some((uri) => /cidoc-crm\.org\/(?:cidoc-crm|crm-concepts)\/E\d/.test(uri));

/** An address under which the object is published is the object, whatever `type` says; anything else is one more number. */
function sayPublished(tell: Tell, { lido }: LidoRecord, identification: XmlElement | undefined): void {
  const numbers = allAt(identification, "repositoryWrap", "repositorySet", "workID").map(textOf);
  for (const id of childrenOf(lido, "objectPublishedID")) {
    const value = textOf(id);
    const at = "objectPublishedID";
    if (value === undefined || numbers.includes(value)) continue;
    if (/^https?:\/\/\S+$/i.test(value)) {
      const known = authorityOf(value) ?? { uri: value, scheme: "web" };
      tell.say(at, { kind: "same-as", ...known, match: "exact", status: "asserted" }, { by: { uri: known.uri } });
    } else tell.say(at, { kind: "number", scheme: "published", value }, { by: { scheme: "published", value } });
  }
}

function sayWorkRights(tell: Tell, administrative: XmlElement): void {
  const sets = allAt(administrative, "rightsWorkWrap", "rightsWorkSet");
  for (const text of variantsOf(
    tell,
    sets.flatMap((set) => childrenOf(set, "creditLine")),
  ))
    tell.say("rightsWorkSet", { kind: "statement", about: "credit-line", text }, { by: { about: "credit-line" } });
  sayRights(tell, sets, { of: "object", at: "rightsWorkSet" });
}

function sayRecord(tell: Tell, administrative: XmlElement): void {
  const wrap = firstAt(administrative, "recordWrap");
  sayRights(tell, childrenOf(wrap, "recordRights"), { of: "record", at: "recordRights" });
  for (const link of allAt(wrap, "recordInfoSet", "recordInfoLink")) {
    const url = textOf(link);
    const language = attributeOf(link, "lang");
    if (url !== undefined && /^https?:\/\/\S+$/i.test(url))
      tell.say(
        "recordInfoSet/recordInfoLink",
        { kind: "content", role: "homepage", url, ...(language === undefined ? {} : { language }) },
        { by: { role: "homepage", url } },
      );
  }
}

function sayMedia(tell: Tell, read: LidoRecord, { key }: SourceRecord): void {
  const resources = resourcesOf(read, key.split("/").slice(2).join("/"));
  for (const [index, { id, element }] of resources.entries()) {
    const type = firstAt(element, "resourceType");
    const word = `${(type && labelOf(type)) ?? ""} ${attributeOf(firstAt(element, "resourceRepresentation"), "type") ?? ""}`;
    const relation = firstAt(element, "resourceRelType");
    const isTechnical = /technical|technisch/i.test((relation && labelOf(relation)) ?? "");
    const technique = isTechnical && type ? refTo(tell, type, { kind: "concept", type: "concept" }) : undefined;
    const technical = isTechnical || /x-?ray|röntgen|infra|ultraviol/i.test(word);
    const role = technical ? "technical" : /video|film/i.test(word) ? "video" : index === 0 ? "primary" : "detail";
    const view = textOf(firstAt(element, "resourcePerspective", "term"));
    const [caption] = variantsOf(tell, childrenOf(element, "resourceDescription"));
    const image = { type: "media", key: tell.key("media", id) } as const;
    const said = {
      ...(view === undefined ? {} : { view }),
      ...(caption ? { caption } : {}),
      ...(technique ? { technique } : {}),
    };
    tell.say("resourceSet", { kind: "media", image, role, ...said }, { by: { image: id }, order: index + 1 });
  }
}
