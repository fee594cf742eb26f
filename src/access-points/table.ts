import type { FeedLog } from "../feeds/port.ts";
import type { Memory } from "../registry/memory/remember.ts";
import { uncheckedFormats } from "../validity/schema-cache/artefacts-of.ts";
import { openSchemaCache } from "../validity/schema-cache/cache.ts";
import type { Gate } from "./api/admission.ts";
import { api } from "./api/api.ts";
import type { Inbox } from "./api/inbox.ts";
import { changes } from "./changes/changes.ts";
import { changesPart } from "./changes/changes-part.ts";
import { dataset } from "./dataset/dataset.ts";
import type { ToldSource } from "./dataset/told-dataset.ts";
import { dumps } from "./dumps/dumps.ts";
import { dumpsIn } from "./dumps/manifest.ts";
import { health } from "./health/health.ts";
import { images } from "./images/images.ts";
import { ldes } from "./ldes/ldes.ts";
import { log, type ShownLog } from "./log/log.ts";
import { lookup } from "./lookup/lookup.ts";
import { oai } from "./oai/oai.ts";
import type { OaiSettings } from "./oai/provider.ts";
import type { AccessPoint, Reading } from "./port.ts";
import type { Press } from "./press.ts";
import { parts } from "./resolver/parts.ts";
import { resolver } from "./resolver/resolver.ts";
import { schemas } from "./schemas/schemas.ts";
import type { ErrorPage } from "./server.ts";
import { examplesFrom } from "./site/examples.ts";
import { choicesPage, errorPage, site } from "./site/site.ts";
import { sitemaps } from "./sitemaps/sitemaps.ts";

/** What the ways in are wired to. */
export type WaysIn = Reading & {
  registry: { memory: Memory };
  press: Press;
  feeds: FeedLog;
  /** The folder of dumps. */
  dumps: string;
  sources: readonly ToldSource[];
  images: string | undefined;
  swept: () => boolean;
  copied: (() => Promise<number>) | undefined;
  /** The folder of the standards' own schemas. */
  schemas: string;
  log: ShownLog;
  oai: OaiSettings;
  api: Gate & { inbox: Inbox; version: string };
};

/** Every way in over HTTP: adding one is a folder and a line here. */
export function accessPoints(ways: WaysIn): AccessPoint[] {
  const sources = ways.sources.map(({ name }) => name);
  const { press, registry, store } = ways;
  const cache = openSchemaCache(ways.schemas);
  return [
    site({ ...press, counts: () => store.counts("public"), examples: () => examplesFrom(store) }),
    lookup({
      reading: ways,
      base: press.base,
      sources,
      choicesPage: (number, choices) => choicesPage(number, choices, press),
    }),
    health({ ...ways, sources, memory: registry.memory, unchecked: () => uncheckedFormats(press.formats, cache) }),
    changes(ways.feeds, ways, press),
    ldes(ways.feeds, press),
    sitemaps(ways.feeds, press.base),
    dumps(ways.dumps, ways.feeds, ways, press),
    dataset({ ...press, store, now: ways.now, sources: ways.sources, dump: () => dumpsIn(ways.dumps)[0] }),
    images(ways.images),
    schemas(),
    log(ways.log),
    api({ reading: ways, ...ways.api }),
    oai({
      reading: ways,
      press,
      feeds: ways.feeds,
      swept: ways.swept,
      settings: ways.oai,
      receipts: ways.receipts,
    }),
    resolver(ways, press, [...parts, changesPart(ways.feeds)]),
  ];
}

/** The page for people that a fault is shown on. */
export function errorPageOf(press: Press): ErrorPage {
  return (problem) => errorPage(problem, press);
}
