import { XmlDocument, XmlElement, XmlText, type XmlTreeNode } from "libxml2-wasm";
import { expandCalls, type StylesheetFunction } from "./expand-calls.ts";
import { attribute, childrenOf, elements, isFault, type SchematronSchema } from "./read-schematron.ts";

type Rule = SchematronSchema["patterns"][number]["rules"][number];
type Assert = Rule["asserts"][number];

const names = { xsl: "http://www.w3.org/1999/XSL/Transform", svrl: "http://purl.oclc.org/dsdl/svrl" };

/**
 * Reads Schematron back out of the XSLT that it was compiled to (ISO Schematron's skeleton: a mode a pattern, a template a rule, a
 * `choose` an assertion), so that it runs without an XSLT processor. The stylesheet's functions are written out where they are
 * called. What has another form is not guessed at: it is thrown, in words.
 */
export function readCompiled(text: string): SchematronSchema {
  const document = XmlDocument.fromString(text);
  try {
    const find = (path: string) => elements(document.find(path, names));
    const written = writeOut(find("/xsl:stylesheet/xsl:function"), find("/xsl:stylesheet/xsl:variable"));
    const templates = find("/xsl:stylesheet/xsl:template[@mode][svrl:fired-rule]");
    if (templates.length === 0) throw new Error("it is not Schematron compiled to XSLT");
    const byMode = Map.groupBy(templates, (each) => attribute(each, "mode") ?? "");
    return {
      title: "",
      defaultPhase: null,
      phases: [],
      variables: [],
      namespaces: Object.entries(document.root.namespaces).map(([prefix, uri]) => ({ prefix, uri })),
      patterns: [...byMode].map(([id, rules]) => ({
        id,
        variables: [],
        rules: rules.toSorted((a, b) => priorityOf(b) - priorityOf(a)).map((rule) => ruleOf(rule, written)),
      })),
    };
  } finally {
    document.dispose();
  }
}

const priorityOf = (template: XmlElement) => Number(attribute(template, "priority") ?? 0);

/**
 * Writes an expression out: calls of functions, then what global variables stand for, paths into trees among them
 * (`$patterns/pattern/@value`). node-schematron would take what a variable selects for one array.
 */
type WriteOut = (expression: string) => string;

function writeOut(functions: readonly XmlElement[], variables: readonly XmlElement[]): WriteOut {
  const called = new Map(functions.map((each) => [attribute(each, "name") ?? "", functionOf(each)]));
  const global = new Map(variables.map((each) => [attribute(each, "name"), each]));
  return (expression) =>
    expandCalls(expression, called).replace(/\$([\w-]+)((?:\/@?[\w.:-]+)*)/g, (whole, name, path) => {
      const variable = global.get(name);
      if (!variable) return whole;
      const select = attribute(variable, "select");
      if (select !== undefined) return `(root(.)/(${select}))${path}`;
      const values = variable.find(`.${path}`).map(({ content }) => `"${content.replaceAll('"', '""')}"`);
      return `(${values.join(", ")})`;
    });
}

function functionOf(element: XmlElement): StylesheetFunction {
  const [body, ...more] = elements(element.find("xsl:sequence", names));
  if (!body || more.length > 0) throw new Error(`the function ${attribute(element, "name")} is not one expression`);
  const parameters = elements(element.find("xsl:param", names)).map((each) => attribute(each, "name") ?? "");
  return { parameters, body: attribute(body, "select") ?? "" };
}

function ruleOf(template: XmlElement, write: WriteOut): Rule {
  const rule: Rule = { context: attribute(template, "match") ?? "", variables: [], asserts: [] };
  for (const node of childrenOf(template)) {
    if (!(node instanceof XmlElement) || node.name === "fired-rule" || node.name === "apply-templates") continue;
    if (node.name === "variable") {
      rule.variables.push({ name: attribute(node, "name") ?? "", value: write(attribute(node, "select") ?? "") });
      continue;
    }
    const assert = assertOf(node, write);
    if (assert) rule.asserts.push(assert);
  }
  return rule;
}

/** An assertion; undefined for one that is a mere warning. */
function assertOf(element: XmlElement, write: WriteOut): Assert | undefined {
  const isReport = element.name === "if";
  const test = isReport ? element : elements(element.find("xsl:when", names))[0];
  const [told] = elements(element.find("xsl:otherwise/svrl:failed-assert|svrl:successful-report", names));
  const expression = test && attribute(test, "test");
  if (!told || expression === undefined) throw new Error(`line ${element.line} is not Schematron compiled to XSLT`);
  const role = attribute(told, "role") ?? told.get("xsl:attribute[@name='role']", names)?.content.trim();
  if (!isFault(role)) return undefined;
  const [words] = elements(told.find("svrl:text", names));
  const message = words ? [...childrenOf(words)].map((node) => messagePart(node, write)) : [];
  return { id: null, test: write(expression), message, isReport };
}

function messagePart(node: XmlTreeNode, write: WriteOut): string | object {
  if (node instanceof XmlText || !(node instanceof XmlElement) || node.name !== "value-of") return node.content;
  return { $type: "value-of", select: write(attribute(node, "select") ?? "") };
}
