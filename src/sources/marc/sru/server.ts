import { Problem } from "../../../errors.ts";
import { politeFetch } from "../../reading/polite-fetch.ts";
import type { Sru } from "../options.ts";
import { answerFrom, type SruAnswer } from "./answer.ts";

/** An SRU server, asked with GET, one request at a time. Fault of each: `source-unreadable`. */
export type SruServer = {
  host: string;
  /** What finds every record. */
  everything: string;
  /** The records that a query finds, from a place on, counted from 1. */
  search(query: string, start: number): Promise<SruAnswer>;
};

/** A way to an SRU server. */
export function serverAt(sru: Sru): SruServer {
  const { url, version = "1.1", recordSchema = "marcxml", maximumRecords = 100, pauseMs, timeoutSeconds } = sru;
  const given = Object.entries({ pauseMs, timeoutSeconds }).filter(([, value]) => value !== undefined);
  const fetchOne = politeFetch({ who: "The library", ...Object.fromEntries(given) });
  const { host } = new URL(url);
  const isSecond = version === "2.0";
  return {
    host,
    everything: sru.query ?? "cql.allRecords=1",
    async search(query, start) {
      const parameters = new URLSearchParams({
        ...(isSecond ? { recordXMLEscaping: "xml" } : { operation: "searchRetrieve", version, recordPacking: "xml" }),
        query,
        startRecord: String(start),
        maximumRecords: String(maximumRecords),
        recordSchema,
      });
      const question = `${url}?${parameters}`;
      // An answer that is none is asked for once more: it may have been cut.
      for (let attempt = 1; attempt <= 2; attempt++) {
        const answer = answerFrom((await fetchOne({ url: question })).text);
        if (answer) return checked(answer, host);
      }
      const detail = `${host} answered twice with what is no answer of SRU. Open ${question} and tell who runs it.`;
      throw new Problem("source-unreadable", detail);
    },
  };
}

/** A diagnostic beside records is a warning; without records it is why there are none. */
function checked(answer: SruAnswer, host: string): SruAnswer {
  if (answer.diagnostics.length === 0 || answer.records.length > 0) return answer;
  const said = answer.diagnostics.join("; ");
  const what = "Check `query`, `recordSchema`, `version` and `maximumRecords`; its explain record says what it knows.";
  throw new Problem("source-unreadable", `${host} refuses the search: ${said}. ${what}`);
}
