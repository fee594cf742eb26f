import { Parser } from "n3";
import { z } from "zod";
import { Problem } from "../../../errors.ts";
import type { ReadItem } from "../../port.ts";
import { politeFetch, type Question } from "../../reading/polite-fetch.ts";
import { type Tally, tallyOf } from "../../reading/tally.ts";
import type { RdfSettings, SparqlEndpoint } from "../options.ts";
import { tripleOf } from "./parse-file.ts";
import { subjectsQuery, thingsQuery } from "./queries.ts";
import { recordsIn } from "./records.ts";
import { openStaged } from "./staged.ts";
import type { Triple } from "./term.ts";

type Ask = (query: string, accept: string) => Promise<string>;

/**
 * The things behind a SPARQL 1.1 endpoint, a page at a time in order of their addresses; a position is the last address. Fault:
 * `source-unreadable`.
 */
export async function* readEndpoint(
  settings: RdfSettings,
  endpoint: SparqlEndpoint,
  from?: { position: string },
): AsyncGenerator<ReadItem> {
  const { host } = new URL(endpoint.url);
  const ask = askerOf(endpoint);
  const tally = tallyOf();
  let after = from?.position ?? "";
  for (;;) {
    const subjects = await subjectsAfter(ask, endpoint, after);
    const last = subjects.at(-1);
    if (last === undefined) break;
    if (last <= after && after !== "")
      throw new Problem("source-unreadable", `${host} does not order addresses as SPARQL does. Ask who runs it.`);
    yield* pageOf(subjects, await ask(thingsQuery(subjects), triples), { settings, tally, host });
    after = last;
    yield { position: after };
  }
  yield { rows: tally.rows };
}

const triples = "application/n-triples, text/turtle;q=0.8";
const bindings = "application/sparql-results+json";

function askerOf(endpoint: SparqlEndpoint): Ask {
  const { url, headers, pauseMs, timeoutSeconds, retryMs } = endpoint;
  const given = Object.entries({ headers, pauseMs, timeoutSeconds, retryMs }).filter(
    ([, value]) => value !== undefined,
  );
  const fetchOne = politeFetch({ who: "The endpoint", ...Object.fromEntries(given) });
  return async (query, accept) => {
    const question: Question = {
      url,
      method: "POST",
      body: new URLSearchParams({ query }).toString(),
      headers: { accept, "content-type": "application/x-www-form-urlencoded" },
      accept: (status) => status === 400,
    };
    const { status, text } = await fetchOne(question);
    if (status === 200) return text;
    const said = text.replace(/\s+/g, " ").slice(0, 300);
    const { host } = new URL(url);
    throw new Problem("source-unreadable", `${host} does not understand the query (${said}). Check \`where\`.`);
  };
}

const results = z.object({
  results: z.object({ bindings: z.array(z.object({ s: z.object({ type: z.string(), value: z.string() }) })) }),
});

async function subjectsAfter(ask: Ask, endpoint: SparqlEndpoint, after: string): Promise<string[]> {
  const text = await ask(subjectsQuery(endpoint, after), bindings);
  try {
    const read = results.parse(JSON.parse(text));
    return read.results.bindings.flatMap(({ s }) => (s.type === "uri" ? [s.value] : []));
  } catch {
    const { host } = new URL(endpoint.url);
    throw new Problem("source-unreadable", `${host} did not answer with SPARQL results in JSON. Check \`url\`.`);
  }
}

function* pageOf(
  subjects: readonly string[],
  answer: string,
  { settings, tally, host }: { settings: RdfSettings; tally: Tally; host: string },
): Generator<ReadItem> {
  const staged = openStaged();
  try {
    for (const triple of triplesIn(answer, host)) staged.add(triple, host);
    staged.index();
    const page = new Set(subjects);
    yield* recordsIn(staged, { settings, tally, wanted: (iri) => page.has(iri) });
  } finally {
    staged.close();
  }
}

function triplesIn(answer: string, host: string): Triple[] {
  try {
    return new Parser().parse(answer).map(tripleOf);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Problem(
      "source-unreadable",
      `${host} did not answer with Turtle or N-Triples (${why}). Ask who runs it.`,
    );
  }
}
