import { XmlDocument, XmlElement, XmlText, type XmlTreeNode } from "libxml2-wasm";
import type { Schema } from "node-schematron";

/** A Schematron schema as node-schematron takes it. */
export type SchematronSchema = Parameters<typeof Schema.fromJson>[0];
type Pattern = SchematronSchema["patterns"][number];
type Rule = Pattern["rules"][number];
type Assert = Rule["asserts"][number];
type Variable = SchematronSchema["variables"][number];

const names = { sch: "http://purl.oclc.org/dsdl/schematron" };

/** Roles under which a schema tells of what is no fault. */
const noFault: ReadonlySet<string> = new Set(["warn", "warning", "info", "information"]);

/** Whether what is asserted under this role makes a document invalid when it fails. */
export function isFault(role: string | undefined): boolean {
  return !noFault.has((role ?? "").toLowerCase());
}

/**
 * Reads ISO Schematron (ISO/IEC 19757-3), of its own or among the `appinfo` of an XML Schema. Abstract rules are put where they are
 * extended, since node-schematron does not know them; what is asserted as a mere warning is left out.
 */
export function readSchematron(text: string): SchematronSchema {
  const document = XmlDocument.fromString(text);
  try {
    const find = (path: string) => elements(document.find(path, names));
    if (find("//sch:pattern[@abstract='true' or @is-a]").length > 0)
      throw new Error("it has abstract patterns, which are not understood here");
    const abstract = new Map(find("//sch:rule[@abstract='true']").map((rule) => [attribute(rule, "id") ?? "", rule]));
    const declared = find("//sch:ns").map((each) => [attribute(each, "prefix"), attribute(each, "uri")]);
    const namespaces = [...Object.entries(document.root.namespaces), ...declared];
    return {
      title: "",
      defaultPhase: null,
      phases: [],
      variables: find("/sch:schema/sch:let").map(variableOf),
      namespaces: [...new Map(namespaces as [string, string][])].map(([prefix, uri]) => ({ prefix, uri })),
      patterns: find("//sch:pattern")
        .map((pattern) => patternOf(pattern, abstract))
        .filter(({ rules }) => rules.length > 0),
    };
  } finally {
    document.dispose();
  }
}

function patternOf(pattern: XmlElement, abstract: ReadonlyMap<string, XmlElement>): Pattern {
  const rules = elements(pattern.find("sch:rule[not(@abstract='true')]", names));
  return {
    id: attribute(pattern, "id") ?? null,
    variables: elements(pattern.find("sch:let", names)).map(variableOf),
    rules: rules.map((rule) => ({ context: attribute(rule, "context") ?? "", ...toldBy(rule, abstract) })),
  };
}

/** What a rule lets and asserts, with what it extends. */
function toldBy(
  rule: XmlElement,
  abstract: ReadonlyMap<string, XmlElement>,
): { variables: Variable[]; asserts: Assert[] } {
  const extended = elements(rule.find("sch:extends", names)).map((each) => {
    const base = abstract.get(attribute(each, "rule") ?? "");
    if (base) return toldBy(base, abstract);
    throw new Error(`a rule extends “${attribute(each, "rule")}”, which there is not`);
  });
  const asserts = elements(rule.find("sch:assert|sch:report", names)).filter((each) =>
    isFault(attribute(each, "role")),
  );
  return {
    variables: [
      ...extended.flatMap((each) => each.variables),
      ...elements(rule.find("sch:let", names)).map(variableOf),
    ],
    asserts: [...extended.flatMap((each) => each.asserts), ...asserts.map(assertOf)],
  };
}

function assertOf(assert: XmlElement): Assert {
  return {
    id: attribute(assert, "id") ?? null,
    test: attribute(assert, "test") ?? "",
    message: [...childrenOf(assert)].map(messagePart),
    isReport: assert.name === "report",
  };
}

function messagePart(node: XmlTreeNode): string | object {
  if (!(node instanceof XmlElement) || node.namespaceUri !== names.sch) return node.content;
  if (node.name === "name") return { $type: "name", ...optional("path", attribute(node, "path")) };
  return node.name === "value-of" ? { $type: "value-of", select: attribute(node, "select") ?? "" } : node.content;
}

const optional = (name: string, value: string | undefined) => (value === undefined ? {} : { [name]: value });

const variableOf = (each: XmlElement): Variable => ({
  name: attribute(each, "name") ?? "",
  value: attribute(each, "value") ?? "",
});

/** The elements among nodes. */
export function elements(nodes: readonly unknown[]): XmlElement[] {
  return nodes.filter((node) => node instanceof XmlElement);
}

/** An attribute without a namespace. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attr(name)?.value;
}

/** Text and elements in an element, in order. */
export function* childrenOf(element: XmlElement): Generator<XmlTreeNode> {
  for (let node = element.firstChild; node; node = node.next)
    if (node instanceof XmlText || node instanceof XmlElement) yield node;
}
