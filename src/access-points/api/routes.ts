import { Problem } from "../../errors.ts";
import type { Operation } from "./operation.ts";

/** An operation that a path leads to, with the parts of the path that are in braces. */
export type Route = { operation: Operation; params: Record<string, string> };

/**
 * Finds what a path leads to, by method. A path that is spelt out goes before one with braces. Faults: `not-found`, `request-malformed`
 * where the path is not percent-encoded UTF-8.
 */
export function routesOf(operations: readonly Operation[]): (path: string) => Record<string, Route> {
  const byTemplate = Map.groupBy(operations, ({ path }) => path);
  const templates = [...byTemplate.keys()].sort((a, b) => Number(a.includes("{")) - Number(b.includes("{")));

  return (path) => {
    const parts = path.split("/");
    const template = templates.find((one) => fits(one.split("/"), parts));
    if (template === undefined) throw new Problem("not-found", "See /openapi.json for what there is.");
    const params = paramsIn(template, parts);
    const found = (byTemplate.get(template) ?? []).map((operation) => [operation.method, { operation, params }]);
    return Object.fromEntries(found);
  };
}

const braced = (part: string) => part.startsWith("{");

function fits(template: readonly string[], parts: readonly string[]): boolean {
  return (
    template.length === parts.length &&
    template.every((part, at) => (braced(part) ? parts[at] !== "" : part === parts[at]))
  );
}

function paramsIn(template: string, parts: readonly string[]): Record<string, string> {
  const named = template
    .split("/")
    .flatMap((part, at) => (braced(part) ? [[part.slice(1, -1), decode(parts[at])]] : []));
  return Object.fromEntries(named);
}

function decode(part = ""): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Problem(
      "request-malformed",
      "The address has a % that is not followed by two hexadecimal digits of UTF-8.",
    );
  }
}
