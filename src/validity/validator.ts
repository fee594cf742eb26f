import { hash } from "node:crypto";
import type { Format, ValidityRule } from "../formats/port.ts";
import { type Document, documentOf } from "./document.ts";
import { type RuleResult, standingOf, type Validity } from "./result.ts";
import type { Check } from "./rules/rule.ts";
import { artefactsOf } from "./schema-cache/artefacts-of.ts";
import { openSchemaCache, type SchemaCache } from "./schema-cache/cache.ts";
import { quadsReader } from "./syntax/read-quads.ts";

/** What of a format is needed to hold its documents to its rules. */
export type Held = Pick<Format, "name" | "contentType" | "validity">;

/** Holds documents to the rules of their formats, with the schemas of one cache. Rules are compiled once. */
export type Validator = {
  check(format: Held, text: string): Promise<Validity>;
  /** A hash of a format's rules and of all that they are checked by: what was checked by others is checked again. */
  rulesOf(format: Held): string;
  /** The Cartouche that checks. */
  version: string;
};

type Compiled = { title: string } & ({ check: Check } | { why: string });

/** A validator with a schema cache that may lack artefacts, or not be there; `version` is Cartouche's own. */
export function openValidator({ schemas, version }: { schemas: string; version: string }): Validator {
  const cache = openSchemaCache(schemas);
  const readQuads = quadsReader(cache);
  const compiled = new Map<string, Promise<Compiled[]>>();
  const hashes = new Map<string, string>();

  function compiledOf({ name, validity }: Held): Promise<Compiled[]> {
    const known = compiled.get(name) ?? Promise.all(validity.map((rule) => compile(rule, cache)));
    compiled.set(name, known);
    return known;
  }

  return {
    version,
    async check(format, text) {
      const [mediaType = ""] = format.contentType.split(";");
      const document = documentOf(text, mediaType.trim(), readQuads);
      try {
        const rules: RuleResult[] = [];
        for (const rule of await compiledOf(format)) rules.push(await resultOf(rule, document));
        return { format: format.name, state: standingOf(rules), rules };
      } finally {
        document.close();
      }
    },
    rulesOf({ name, validity }) {
      const known = hashes.get(name) ?? fingerprint(validity, cache, version);
      hashes.set(name, known);
      return known;
    },
  };
}

async function compile(rule: ValidityRule, cache: SchemaCache): Promise<Compiled> {
  const { title } = rule;
  try {
    return { title, check: await checkOf(rule, cache) };
  } catch (error) {
    return { title, why: wordsOf(error) };
  }
}

/** Each kind of rule is loaded when the first of its kind is met with: a command does not wait for libraries that it does not need. */
async function checkOf(rule: ValidityRule, cache: SchemaCache): Promise<Check> {
  switch (rule.by) {
    case "xsd":
      return (await import("./rules/xsd.ts")).compileXsd(rule, cache);
    case "schematron":
      return (await import("./rules/schematron.ts")).compileSchematron(rule, cache);
    case "compiled-schematron":
      return (await import("./rules/schematron.ts")).compileCompiled(rule, cache);
    case "json-schema":
      return (await import("./rules/json-schema.ts")).compileJsonSchema(rule, cache);
    case "syntax":
      return (await import("./rules/syntax.ts")).compileSyntax(rule, cache);
  }
}

/** What a rule says of a document; where what checks it fails itself, that is no fault of the document. */
async function resultOf(rule: Compiled, document: Document): Promise<RuleResult> {
  const { title } = rule;
  if ("why" in rule) return { title, state: "unchecked", faults: [], why: rule.why };
  try {
    const faults = await rule.check(document);
    return { title, state: faults.length > 0 ? "invalid" : "valid", faults };
  } catch (error) {
    return { title, state: "unchecked", faults: [], why: wordsOf(error) };
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).trim();

function fingerprint(validity: readonly ValidityRule[], cache: SchemaCache, version: string): string {
  const told = validity.map((rule) => [rule, artefactsOf(rule).map((artefact) => cache.digestOf(artefact))]);
  return hash("sha256", JSON.stringify([version, told])).slice(0, 32);
}
