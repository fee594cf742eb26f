import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { readSchematron } from "../schematron/read-schematron.ts";
import { type Artefact, artefacts, extracted } from "./artefacts.ts";
import type { SchemaCache } from "./cache.ts";

/** How an artefact stands in a cache: as it is known here, not at all, or otherwise. */
export type CacheState = "present" | "missing" | "different";

/** How every artefact stands in a cache. */
export function lookThrough(cache: SchemaCache): { path: string; state: CacheState }[] {
  return [
    ...artefacts.map((artefact) => ({ path: artefact.path, state: stateOf(artefact, cache) })),
    ...extracted.map((each) => ({ path: each.path, state: stateOfExtracted(each, cache) })),
  ];
}

/** How an artefact that is fetched stands in a cache. */
export function stateOf({ path, sha256 }: Artefact, cache: SchemaCache): CacheState {
  if (!cache.has(path)) return "missing";
  return hash("sha256", readFileSync(cache.fileOf(path))) === sha256 ? "present" : "different";
}

/** How Schematron that was extracted stands in a cache: whether it says the same as where it was extracted from. */
export function stateOfExtracted({ path, from }: { path: string; from: string }, cache: SchemaCache): CacheState {
  if (!cache.has(path)) return "missing";
  if (!cache.has(from)) return "different";
  const [is, would] = [path, from].map((each) => assertionsOf(cache.read(each)));
  return isDeepStrictEqual(is, would) ? "present" : "different";
}

function assertionsOf(text: string): unknown {
  try {
    return readSchematron(text).patterns.map(({ rules }) =>
      rules.map(({ context, asserts }) => [context, asserts.map(({ test }) => test.replace(/\s+/g, " ").trim())]),
    );
  } catch {
    return undefined;
  }
}
