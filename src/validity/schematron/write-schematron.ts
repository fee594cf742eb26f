import { document, element, type Xml } from "../../formats/xml.ts";
import type { SchematronSchema } from "./read-schematron.ts";

type Rule = SchematronSchema["patterns"][number]["rules"][number];

/** Writes a Schematron schema as a document of its own. */
export function writeSchematron({ namespaces, variables, patterns }: SchematronSchema): string {
  const lets = (each: SchematronSchema["variables"]) =>
    each.map(({ name, value }) => element("sch:let", { name, value }));
  return document(
    element(
      "sch:schema",
      { "xmlns:sch": "http://purl.oclc.org/dsdl/schematron", queryBinding: "xslt2" },
      namespaces.map(({ prefix, uri }) => element("sch:ns", { prefix, uri })),
      lets(variables),
      patterns.map((pattern) =>
        element(
          "sch:pattern",
          {},
          lets(pattern.variables),
          pattern.rules.map((rule) =>
            element("sch:rule", { context: rule.context }, lets(rule.variables), assertsOf(rule)),
          ),
        ),
      ),
    ),
  );
}

function assertsOf({ asserts }: Rule): Xml[] {
  return asserts.map(({ id, test, message, isReport }) =>
    element(isReport ? "sch:report" : "sch:assert", { id: id ?? undefined, test }, message.map(messagePart)),
  );
}

function messagePart(part: string | object): Xml | string {
  if (typeof part === "string") return part;
  const { $type, ...attributes } = part as { $type: string } & Record<string, string>;
  return element(`sch:${$type}`, attributes);
}
