import type { Format } from "../port.ts";
import { document, element, heldTo, type Xml } from "../xml.ts";
import { dublinCoreLosses } from "./losses.ts";
import { elements, type Said, saying } from "./saying.ts";
import { sayWhatItIs } from "./what-it-is.ts";
import { sayWhatItIsLinkedTo } from "./what-it-is-linked-to.ts";

const schema = "http://dublincore.org/schemas/xmls/qdc/2008/02/11/qualifieddc.xsd";

/** Qualified Dublin Core: the terms of `http://purl.org/dc/terms/` in the DCMI's own XML container, which has no namespace. */
export const qdc: Format = {
  name: "qdc",
  title: "Dublin Core, qualified",
  extension: "qdc.xml",
  contentType: "application/qdc+xml",
  accepts: ["application/qdc+xml"],
  profile: { uri: schema, token: "qdc" },
  types: "all",
  revised: "2026-11-30",
  losses: dublinCoreLosses,
  validity: [{ by: "syntax", title: "XML 1.0; the DCMI's qualifieddc.xsd is not in the schema cache", of: "xml" }],
  write: (entity, context) => {
    const told = saying(entity, context);
    sayWhatItIs(told);
    sayWhatItIsLinkedTo(told);
    const children = elements.flatMap((name) => told.said.filter((said) => said.element === name).map(elementOf));
    const attributes = {
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      "xmlns:dcterms": "http://purl.org/dc/terms/",
      ...heldTo("xsi:noNamespaceSchemaLocation", schema),
    };
    return document(element("qualifieddc", attributes, children));
  },
};

function elementOf({ element: simple, term, value, language, scheme }: Said): Xml {
  const name = term === undefined ? `dc:${simple}` : `dcterms:${term}`;
  const attributes = { "xsi:type": scheme && `dcterms:${scheme}`, "xml:lang": language };
  return element(name, attributes, scheme === "Period" ? period(value) : value);
}

/** A DCMI Period: `"1868/1870-02"` → `"start=1868; end=1870-02; scheme=W3C-DTF;"`. */
function period(value: string): string {
  const [start = "", end = ""] = value.split("/");
  return `${start && `start=${start}; `}${end && `end=${end}; `}scheme=W3C-DTF;`;
}
