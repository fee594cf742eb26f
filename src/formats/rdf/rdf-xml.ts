import type { Syntax } from "./graph.ts";
import { prefixes, split } from "./prefixes.ts";
import type { Triple } from "./triples.ts";

const xmlName = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
const special = /[<>&"\r\n\t]/;
const escapes: Record<string, string> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "\r": "&#xD;" };

const text = (value: string) =>
  special.test(value) ? value.replace(/[<>&"\r]/g, (each) => escapes[each] ?? each) : value;
const attribute = (value: string) => text(value).replaceAll("\n", "&#xA;").replaceAll("\t", "&#x9;");

/** Triples, sorted by subject, as RDF/XML: a description a subject. Every predicate ends in an XML name after its `#` or `/`. */
export function writeRdfXml(triples: readonly Triple[]): string {
  const used = new Set<string>(["rdf"]);
  const body: string[] = [];
  let subject: string | undefined;
  for (const triple of triples) {
    if (triple.subject !== subject) {
      if (subject !== undefined) body.push("  </rdf:Description>\n");
      subject = triple.subject;
      body.push(`  <rdf:Description rdf:about="${attribute(subject)}">\n`);
    }
    body.push(`    ${property(triple, used)}\n`);
  }
  if (subject !== undefined) body.push("  </rdf:Description>\n");
  const namespaces = Object.entries(prefixes).filter(([prefix]) => used.has(prefix));
  const head = namespaces.map(([prefix, namespace]) => ` xmlns:${prefix}="${namespace}"`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${head}>\n${body.join("")}</rdf:RDF>\n`;
}

function property({ predicate, object }: Triple, used: Set<string>): string {
  const { prefix, namespace, local } = split(predicate);
  if (!xmlName.test(local)) throw new TypeError(`${predicate} does not end in an XML name, so RDF/XML cannot say it`);
  if (prefix) used.add(prefix);
  const name = prefix ? `${prefix}:${local}` : `p:${local}`;
  const open = prefix ? name : `${name} xmlns:p="${attribute(namespace)}"`;
  if ("iri" in object) return `<${open} rdf:resource="${attribute(object.iri)}"/>`;
  if (object.language) return `<${open} xml:lang="${object.language}">${text(object.value)}</${name}>`;
  const datatype = object.datatype ? ` rdf:datatype="${attribute(object.datatype)}"` : "";
  return `<${open}${datatype}>${text(object.value)}</${name}>`;
}

/** RDF/XML as a syntax of any graph. */
export const rdfXmlSyntax: Syntax = {
  name: "rdf-xml",
  title: "RDF/XML",
  extension: "rdf",
  contentType: "application/rdf+xml",
  accepts: ["application/rdf+xml"],
  of: "rdf-xml",
  standard: "RDF/XML 1.1",
  write: writeRdfXml,
};
