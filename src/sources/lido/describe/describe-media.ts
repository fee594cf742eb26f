import type { ContentFact } from "../../../entities/facts.ts";
import type { Description, SourceRecord } from "../../port.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import type { LidoSettings } from "../options.ts";
import { agentOf } from "./agents.ts";
import { timeOf } from "./events.ts";
import { sizeOf } from "./measurements.ts";
import { sayRights } from "./rights.ts";
import { refTo, type Tell, tellerOf, variantsOf } from "./tell.ts";

/** An image or other resource of an object, with its files and rights. */
export function describeMedia(record: SourceRecord, resource: XmlElement, settings: LidoSettings): Description {
  const tell = tellerOf(record, settings);
  for (const [index, one] of childrenOf(resource, "resourceRepresentation").entries()) sayFile(tell, one, index);
  for (const text of variantsOf(tell, childrenOf(resource, "resourceDescription")))
    tell.say(
      "resourceDescription",
      { kind: "statement", about: "description", text },
      { by: { about: "description" } },
    );
  const type = firstAt(resource, "resourceType");
  const concept = type && refTo(tell, type, { kind: "concept", type: "concept" });
  if (concept && !("key" in concept))
    tell.say("resourceType", { kind: "classification", aspect: "type", concept }, { by: { aspect: "type" } });
  sayTaking(tell, resource);
  sayRights(tell, childrenOf(resource, "rightsResource"), { of: "media", at: "rightsResource" });
  return tell.description("media");
}

function sayFile(tell: Tell, representation: XmlElement, index: number): void {
  const link = firstAt(representation, "linkResource");
  const url = textOf(link);
  if (link === undefined || url === undefined) return;
  const at = "resourceRepresentation";
  const type = attributeOf(representation, "type");
  if (!/^https?:\/\/\S+$/i.test(url)) {
    const use = index === 0 ? "preferred" : "alternative";
    tell.say(at, { kind: "name", use, text: [{ value: url }] }, { by: { file: url } });
    return;
  }
  const format = attributeOf(link, "formatResource");
  tell.say(
    at,
    {
      kind: "content",
      role: roleOf(`${type ?? ""} ${attributeOf(link, "label") ?? ""}`),
      url,
      ...(format && /^[a-z]+\/[\w.+-]+$/i.test(format) ? { format: format.toLowerCase() } : {}),
      ...(type?.startsWith("http://iiif.io/") ? { conformsTo: type } : {}),
      ...sizeOf(representation),
    },
    { by: { type, url }, ...(type === undefined ? {} : { sourceWord: type }) },
  );
}

/** What a representation is for, by its type in the LIDO terminology or in Europeana's words: `image_thumb`. */
function roleOf(type: string): ContentFact["role"] {
  if (/iiif/i.test(type)) return "service";
  if (/thumb|lido00451/i.test(type)) return "thumbnail";
  return /master/i.test(type) ? "master" : "access";
}

function sayTaking(tell: Tell, resource: XmlElement): void {
  const date = firstAt(resource, "resourceDateTaken");
  const when = date && timeOf(tell, "resourceDateTaken", date);
  const sources = childrenOf(resource, "resourceSource");
  const who = sources.flatMap((one) => {
    const agent = agentOf(tell, one);
    return agent ? [{ agent, role: attributeOf(one, "type")?.toLowerCase() ?? "source" }] : [];
  });
  if (!when && who.length === 0) return;
  tell.say(
    when ? "resourceDateTaken" : "resourceSource",
    { kind: "activity", type: "creation", ...(when ? { when: [when] } : {}), ...(who.length > 0 ? { who } : {}) },
    { by: { type: "creation" } },
  );
}
