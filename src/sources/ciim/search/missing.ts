import { Problem } from "../../../errors.ts";
import { nodeAt, wordAt } from "../node.ts";
import type { Ask } from "./ask.ts";
import { pageIn } from "./page.ts";

const askedAtOnce = 500;

/** Which of these ids the index has no longer. Fault: `source-unreadable`, where it does not find even what it has. */
export async function missingIn(ask: Ask, ids: readonly string[]): Promise<Set<string>> {
  const [control] = [...(await found(ask, { match_all: {} }, 1))];
  const query = (asked: readonly string[]) => ({ bool: { filter: [{ terms: { "@admin.id": asked } }] } });
  if (control === undefined || !(await found(ask, query([control]), 1)).has(control))
    throw new Problem(
      "source-unreadable",
      "The index does not find its records by `@admin.id`, so it cannot tell what is gone.",
    );
  const missing = new Set(ids);
  for (let at = 0; at < ids.length; at += askedAtOnce) {
    const asked = ids.slice(at, at + askedAtOnce);
    for (const id of await found(ask, query(asked), asked.length)) missing.delete(id);
  }
  return missing;
}

async function found(ask: Ask, query: Record<string, unknown>, size: number): Promise<Set<string>> {
  const { hits, why } = pageIn(await ask({ size, _source: ["@admin.id"], query }));
  if (why) throw new Problem("source-unreadable", `It cannot be told what is gone: ${why}. Try again later.`);
  return new Set(hits.flatMap((hit) => wordAt(nodeAt(hit, "_source"), "@admin.id") ?? []));
}
