import { Problem } from "../../errors.ts";
import type { FeedLog } from "../../feeds/port.ts";
import type { Xml } from "../../formats/xml.ts";
import { momentOf } from "../../store/moment.ts";
import { encoded } from "../encoding.ts";
import type { AccessPoint, HttpRequest, Reading } from "../port.ts";
import type { Press } from "../press.ts";
import { answerDocument } from "./answer.ts";
import { type Asked, type Refusal, readArguments } from "./arguments.ts";
import { identifiersUnder } from "./identifiers.ts";
import { identify } from "./identify.ts";
import { list } from "./lists.ts";
import { getRecord, listMetadataFormats } from "./one-record.ts";
import { keepPages } from "./pages.ts";
import { offeredPrefixes } from "./prefixes.ts";
import type { OaiSettings, Provider } from "./provider.ts";
import { listSets } from "./sets.ts";

/** What `/oai` needs. `swept`: whether the start-up sweep is done. */
export type OaiDeps = {
  reading: Reading;
  press: Press;
  feeds: FeedLog;
  swept: () => boolean;
  settings: OaiSettings;
  receipts?: Provider["receipts"];
};

const usualPageSize = 100;
const formType = "application/x-www-form-urlencoded";
const mostFormBytes = 16_384;

/** `/oai`: a provider of OAI-PMH 2.0, a view of the feeds' log. Faults: `not-ready`, `not-found`, `body-not-understood`. */
export function oai(deps: OaiDeps): AccessPoint {
  const { press, reading } = deps;
  const prefixes = offeredPrefixes(press.formats);
  const provider: Provider = { ...deps, prefixes, identifiers: identifiersUnder(press.base) };
  const isReady = readinessOf(deps);
  const keptOr = keepPages(provider);
  return {
    name: "oai",
    segments: ["oai"],
    methods: () => ["GET", "POST"],
    async handle(request) {
      if (request.path !== "/oai")
        throw new Problem("not-found", "The repository is at /oai, without anything behind it.");
      const at = momentOf(reading.now());
      const asked = readArguments(await textOf(request));
      if (!(await isReady())) throw notReady();
      const body = Array.isArray(asked) ? asked : await answerTo(asked, provider, keptOr);
      const about = { baseUrl: `${press.base}/oai`, at, asked: Array.isArray(asked) ? undefined : asked };
      const headers = { "content-type": "text/xml; charset=utf-8", "cache-control": "no-cache" };
      return encoded({ status: 200, headers, body: answerDocument(about, body) }, request);
    },
  };
}

function answerTo(
  asked: Asked,
  provider: Provider,
  keptOr: ReturnType<typeof keepPages>,
): Xml | Refusal[] | Promise<Xml | Refusal[]> {
  const { verb, given } = asked;
  const pageSize = provider.settings.pageSize ?? usualPageSize;
  switch (verb) {
    case "Identify":
      return identify(provider);
    case "ListMetadataFormats":
      return listMetadataFormats(given, provider);
    case "ListSets":
      return listSets(given, provider, pageSize * 10);
    case "GetRecord":
      return getRecord(given, provider);
    case "ListIdentifiers":
      return keptOr(asked, () => list(asked, provider, pageSize * 10));
    case "ListRecords":
      return keptOr(asked, () => list(asked, provider, pageSize));
  }
}

/** The arguments, of the address and of what was posted. */
async function textOf({ query = "", method, headers, body }: HttpRequest): Promise<string> {
  if (method !== "POST" || !body) return query;
  if (
    !String(headers["content-type"] ?? "")
      .toLowerCase()
      .startsWith(formType)
  )
    throw new Problem("body-not-understood", `Send the arguments as ${formType}, or with GET.`);
  return [query, (await body(mostFormBytes)).toString("utf8").trim()].filter((text) => text !== "").join("&");
}

/** Once everything that the store knows is in the log it stays so, a moment behind: until then a list would look complete and not be. */
function readinessOf({ swept, feeds, reading: { store } }: OaiDeps): () => Promise<boolean> {
  let wasReady = false;
  return async () => {
    if (wasReady || !swept()) return wasReady;
    const cursor = feeds.cursor();
    if (cursor?.epoch !== store.epoch()) return false;
    wasReady = (await store.changes(cursor.seq, 1)).length === 0;
    return wasReady;
  };
}

const notReady = () =>
  new Problem("not-ready", "What there is to harvest is being gathered. Try again in ten seconds.", {
    retryAfterSeconds: 10,
  });
