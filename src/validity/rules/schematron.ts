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
  const validator = Schema.fromJson(schema);
  return (document: Document): Fault[] => {
    const read = document.xml();
    if ("faults" in read) return read.faults;
    return validator.validateString(document.text).map(({ context, message }) => ({
      where: pathOf(context),
      what: (message ?? "").replace(/\s+/g, " ").trim(),
    }));
  };
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
