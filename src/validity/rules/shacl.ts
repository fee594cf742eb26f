import { Parser, type Quad, type Quad_Object, Store } from "n3";
import ShaclValidator from "rdf-validate-shacl";
import type { SchemaCache } from "../schema-cache/cache.ts";
import type { Compile } from "./rule.ts";

const type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/** SHACL (Core), by rdf-validate-shacl. `with` says what of the vocabulary belongs to the data: which class is under which. */
export const compileShacl: Compile<{ artefact: string; with?: readonly string[] }> = (rule, cache) => {
  const validator = new ShaclValidator(new Store(turtleOf(rule.artefact, cache)));
  const vocabulary = new Store((rule.with ?? []).flatMap((artefact) => turtleOf(artefact, cache)));
  return async (document) => {
    const read = await document.quads();
    if ("faults" in read) return read.faults;
    const { results } = await validator.validate(new Store([...read.value, ...toldOfClasses(read.value, vocabulary)]));
    return results
      .filter(({ severity }) => severity === null || severity.value.endsWith("Violation"))
      .map(({ focusNode, path, message, sourceConstraintComponent }) => ({
        where: [focusNode?.value, path?.value].filter(Boolean).join(" "),
        what:
          message.map(({ value }) => value).join("; ") || (sourceConstraintComponent?.value ?? "a shape does not hold"),
      }));
  };
};

function turtleOf(artefact: string, cache: SchemaCache): Quad[] {
  return new Parser({ format: "Turtle" }).parse(cache.read(artefact)) as Quad[];
}

/** What the vocabulary tells of the classes of a document, and of those over them: not all of it, which would cost more than the document. */
function toldOfClasses(quads: readonly Quad[], vocabulary: Store): Quad[] {
  const told: Quad[] = [];
  const seen = new Set<string>();
  const waiting: Quad_Object[] = quads.filter(({ predicate }) => predicate.value === type).map(({ object }) => object);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next.value)) continue;
    seen.add(next.value);
    for (const quad of vocabulary.getQuads(next, null, null, null) as Quad[]) {
      told.push(quad);
      waiting.push(quad.object);
    }
  }
  return told;
}
