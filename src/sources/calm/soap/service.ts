import { Problem } from "../../../errors.ts";
import { databaseOf } from "../fields.ts";
import type { CalmSoap } from "../options.ts";
import type { Fields } from "../record.ts";
import { resultOf, summaryOf } from "./envelope.ts";
import { postTo } from "./post.ts";

/** The hits of a search, which Calm keeps for a session; where the session is over, the search is made again. */
export type Hits = { expression: string; count: number; cookie: string | undefined };

/** What Calm's web service does. Fault of each: `source-unreadable`. */
export type CalmService = {
  database: string;
  everything: string;
  search(expression: string): Promise<Hits>;
  /** The record at a position of the hits, from 0; its text where that is no well-formed XML. */
  record(hits: Hits, position: number): Promise<{ fields: Fields } | { malformed: string }>;
  /** Ends the session; Calm has few. */
  abandon(hits: Hits): Promise<void>;
};

/** Calm's web service at an address. */
export function serviceAt(soap: CalmSoap): CalmService {
  const post = postTo(soap);
  const database = soap.database ?? "Catalog";
  const everything = soap.everything ?? (databaseOf(database) === "catalog" ? "RefNo=*" : "Code=*");
  const search = async (expression: string): Promise<Hits> => {
    const parameters = [
      ["dbname", database],
      ["elementSet", "DC"],
      ["expr", expression],
    ] as const;
    const { text, cookie } = await post({ action: "Search", parameters });
    const count = Number(resultOf("Search", text).trim() || Number.NaN);
    if (Number.isInteger(count) && count >= 0) return { expression, count, cookie };
    throw new Problem("source-unreadable", "Calm answered a search without the number of hits. Ask who runs it.");
  };
  const summary = async ({ cookie }: Hits, position: number): Promise<string> => {
    const parameters = [
      ["dbname", database],
      ["HitLstPos", String(position)],
    ] as const;
    const { text } = await post({ action: "SummaryHeader", parameters }, cookie);
    return resultOf("SummaryHeader", text);
  };
  const searchAgain = async (hits: Hits, error: unknown): Promise<void> => {
    const again = await search(hits.expression);
    if (again.count !== hits.count) throw error;
    hits.cookie = again.cookie;
  };
  return {
    database,
    everything,
    search,
    async record(hits, position) {
      const result = await summary(hits, position).catch(async (error: unknown) => {
        await searchAgain(hits, error);
        return summary(hits, position);
      });
      try {
        return { fields: summaryOf(result) };
      } catch {
        return { malformed: result };
      }
    },
    async abandon({ cookie }) {
      if (cookie === undefined) return;
      await post({ action: "Abandon", parameters: [] }, cookie).catch(() => undefined);
    },
  };
}

/** A value in a search, quoted: Calm has no way to write a quote in it. */
export const quoted = (value: string): string => `"${value.replaceAll('"', "")}"`;
