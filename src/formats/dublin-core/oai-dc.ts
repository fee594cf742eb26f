import type { Format } from "../port.ts";
import { document, eachOnce, element, heldTo } from "../xml.ts";
import { dublinCoreLosses } from "./losses.ts";
import { elements, saying } from "./saying.ts";
import { sayWhatItIs } from "./what-it-is.ts";
import { sayWhatItIsLinkedTo } from "./what-it-is-linked-to.ts";

const namespace = "http://www.openarchives.org/OAI/2.0/oai_dc/";

/** Simple Dublin Core (ISO 15836-1, the fifteen elements) in the container of OAI-PMH. */
export const oaiDc: Format = {
  name: "oai_dc",
  title: "Dublin Core",
  extension: "dc.xml",
  contentType: "application/xml; charset=utf-8",
  accepts: ["application/xml", "text/xml"],
  profile: { uri: namespace, token: "dc" },
  harvested: {
    prefix: "oai_dc",
    schema: "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    namespace: namespace,
  },
  types: "all",
  revised: "2026-11-30",
  losses: [
    ...dublinCoreLosses,
    {
      kind: "*",
      field: "which it is",
      reason: "fifteen elements hold all: titles are not told as alternative, dates not as of making or issue",
    },
  ],
  validity: [{ by: "xsd", title: "oai_dc.xsd (OAI-PMH 2.0)", artefact: "oai-pmh/oai_dc.xsd" }],
  write: (entity, context) => {
    const told = saying(entity, context);
    sayWhatItIs(told);
    sayWhatItIsLinkedTo(told);
    const children = elements.flatMap((name) =>
      told.said
        .filter(({ element: of }) => of === name)
        .map(({ value, language }) => element(`dc:${name}`, { "xml:lang": language }, value)),
    );
    const attributes = {
      "xmlns:oai_dc": namespace,
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      ...heldTo("xsi:schemaLocation", `${namespace} http://www.openarchives.org/OAI/2.0/oai_dc.xsd`),
    };
    return document(element("oai_dc:dc", attributes, eachOnce(children)));
  },
};
