import { Problem } from "../../../errors.ts";
import { isObject, type Node, wordAt } from "../node.ts";
import { hitsIn } from "../read/hits.ts";

/** The hits of an answer, how many there are in all, and why it has not everything. */
export type Page = { hits: Node[]; total: number; why?: string };

/** An answer as a page. Shards that did not answer make an answer that has not everything, and looks as if it had. */
export function pageIn(answer: unknown): Page {
  const hits = hitsIn(answer);
  if (!hits || !isObject(answer))
    throw new Problem("source-unreadable", "The index answered with no search response. Check `url` and `index`.");
  const total = Number(wordAt(answer, "hits.total.value") ?? wordAt(answer, "hits.total"));
  const failed = Number(wordAt(answer, "_shards.failed") ?? 0);
  const isLate = wordAt(answer, "timed_out") === "true";
  const why = failed > 0 ? `${failed} shards of the index did not answer` : isLate ? "the index took too long" : "";
  return { hits, total: Number.isFinite(total) ? total : hits.length, ...(why ? { why } : {}) };
}
