import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { TestContext } from "node:test";

/** A record of the server, by its `_source`. */
export type Served = {
  "@admin": { id: string; uid: string; processed: number };
  "@datatype": { base: string };
  [field: string]: unknown;
};

/** A small Elasticsearch index: its records may be changed, and it can be told to answer the next questions with something else. */
export type IndexServer = {
  url: string;
  records: Served[];
  asked: Record<string, unknown>[];
  /** What the next answers are instead. */
  failures: { status: number; headers?: Record<string, string>; body?: string }[];
  /** How many shards of the next answers fail. */
  failedShards: number;
};

type Question = { size: number; search_after?: [string]; query: { bool?: { filter: Filter[] } } };
type Filter = { range?: { "@admin.processed": { gte: number } }; terms?: { "@admin.id": string[] } };

/** Starts one on 127.0.0.1 that ends with the test. */
export async function indexServer(context: TestContext, records: Served[]): Promise<IndexServer> {
  const state: IndexServer = { url: "", records, asked: [], failures: [], failedShards: 0 };
  const server = createServer(async (request, response) => {
    const question = JSON.parse(await text(request)) as Question;
    state.asked.push({ path: request.url, ...question });
    const failure = state.failures.shift();
    if (failure) return response.writeHead(failure.status, failure.headers).end(failure.body);
    response.setHeader("content-type", "application/json");
    return response.end(JSON.stringify(answerTo(question, state)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.after(() => server.close());
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/es`;
  return state;
}

function answerTo({ size, search_after: after, query }: Question, { records, failedShards }: IndexServer) {
  const filters = query.bool?.filter ?? [];
  const fits = ({ "@admin": { id, processed } }: Served) =>
    filters.every(
      ({ range, terms }) =>
        (range === undefined || processed >= range["@admin.processed"].gte) &&
        (terms === undefined || terms["@admin.id"].includes(id)),
    );
  const all = records.filter(fits).sort((a, b) => (a["@admin"].uid < b["@admin"].uid ? -1 : 1));
  const page = all.filter((one) => after === undefined || one["@admin"].uid > after[0]).slice(0, size);
  const hits = page.map((one) => ({
    _index: "public",
    _id: one["@admin"].uid,
    _source: one,
    sort: [one["@admin"].uid],
  }));
  const shards = { total: 2, failed: failedShards };
  return { timed_out: false, _shards: shards, hits: { total: { value: all.length, relation: "eq" }, hits } };
}
