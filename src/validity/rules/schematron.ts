import { Schema } from "node-schematron";
import type { Document } from "../document.ts";
import type { Fault } from "../result.ts";
import { readCompiled } from "../schematron/read-compiled.ts";
import { readSchematron, type SchematronSchema } from "../schematron/read-schematron.ts";
import type { Check, Compile } from "./rule.ts";

/** ISO Schematron, of its own or among the `appinfo` of an XML Schema, by node-schematron (XPath 3.1). */
export const compileSchematron: Compile<{ artefact: string }> = ({ artefact }, cache) =>
  checkBy(readSchematron(cache.read(artefact)));

/** Schematron that was compiled to XSLT, read back: no XSLT processor is needed. */
export const compileCompiled: Compile<{ artefact: string }> = ({ artefact }, cache) =>
  checkBy(readCompiled(cache.read(artefact)));

function checkBy(schema: SchematronSchema): Check {
  const whole = Schema.fromJson(schema);
  const { title, defaultPhase, variables, phases, namespaces } = whole;
  const wanted = schema.patterns.map(({ rules }) => rules.map(({ context }) => nameIn(context)));
  return (document: Document): Fault[] => {
    const read = document.xml();
    if ("faults" in read) return read.faults;
    const names = new Set([...document.text.matchAll(/<(?:[\w.-]+:)?([\w.-]+)/g)].map(([, name]) => name));
    const patterns = whole.patterns.filter((_, at) =>
      wanted[at]?.some((name) => name === undefined || names.has(name)),
    );
    const validator = new Schema(title, defaultPhase, variables, phases, patterns, namespaces);
    return validator.validateString(document.text).map(({ context, message }) => ({
      where: pathOf(context),
      what: (message ?? "").replace(/\s+/g, " ").trim(),
    }));
  };
}

/**
 * The name that an element must have for a rule to be about it, where its context is a plain path: `lido:actorSet/lido:actor`. Patterns
 * about names that a document does not have are passed over: each costs a walk through it.
 */
function nameIn(context: string): string | undefined {
  return /^(?:(?:[\w.-]+:)?[\w.-]+\/)*(?:[\w.-]+:)?([A-Za-z_][\w.-]*)$/.exec(context.trim())?.[1];
}

type Node = ReturnType<Schema["validateString"]>[number]["context"];

/** The place of an element, counted among those of its name: `/lido:lido/lido:eventSet[2]`. */
function pathOf(node: Node): string {
  const steps: string[] = [];
  for (let at: Node | null = node; at && at.nodeType === 1; at = at.parentNode) {
    const { nodeName } = at;
    const alike = (at.parentNode?.childNodes ?? []).filter((each) => each.nodeName === nodeName);
    steps.unshift(alike.length > 1 ? `${nodeName}[${alike.indexOf(at as (typeof alike)[number]) + 1}]` : nodeName);
  }
  return `/${steps.join("/")}`;
}
