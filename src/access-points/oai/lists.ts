import { setImmediate as breath } from "node:timers/promises";
import type { FeedItem, ItemPlace } from "../../feeds/port.ts";
import { element, type Xml } from "../../formats/xml.ts";
import { type Asked, type Given, type Refusal, spanOf } from "./arguments.ts";
import { noSuchFormat } from "./one-record.ts";
import type { Offered } from "./prefixes.ts";
import type { Provider } from "./provider.ts";
import { headerOf, recordOf } from "./record.ts";
import { badToken, noSets } from "./sets.ts";
import { opened, sealed } from "./token.ts";

/** How much an answer holds at most: it ends behind the record that makes it longer than so many characters. */
export const pageChars = 4_000_000;
/** How many things are looked at before others are answered: two or three milliseconds' work. */
const lookedAtOnce = 250;

/** Where a list stands: what was asked for, behind which item it goes on, and how many came before, of how many. */
type Place = {
  verb: Asked["verb"];
  prefix: string;
  set?: string;
  from?: string;
  until?: string;
  after?: ItemPlace;
  cursor: number;
  size?: number;
};

/** ListRecords and ListIdentifiers (sections 4.5 and 4.3): in order of datestamp as far as a thing's own goes, then of PID. */
export async function list({ verb, given }: Asked, provider: Provider, pageSize: number): Promise<Xml | Refusal[]> {
  const { feeds, prefixes } = provider;
  const token = given.resumptionToken;
  const place = token === undefined ? begun(verb, given) : opened<Place>(token, feeds.epoch());
  if (!place || place.verb !== verb) return [badToken];
  const prefix = prefixes.find((one) => one.prefix === place.prefix);
  if (!prefix) return [token === undefined ? noSuchFormat(given, provider) : badToken];
  if (place.set !== undefined && feeds.countSets() === 0) return [noSets];
  const page = await pageAt(place, prefix, provider, pageSize);
  if (page.told.length === 0)
    return [{ code: "noRecordsMatch", words: "Nothing that is or was here is of this kind." }];
  return element(verb, {}, page.told, await tokenBehind(place, page, prefix, provider));
}

function begun(verb: Asked["verb"], given: Given): Place {
  const { metadataPrefix = "", set } = given;
  return { verb, prefix: metadataPrefix, ...(set === undefined ? {} : { set }), ...spanOf(given), cursor: 0 };
}

const questionOf = ({ set, from, until }: Place, { writes }: Offered) => ({
  format: writes.name,
  ...(set === undefined ? {} : { set }),
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
});

type Page = { told: Xml[]; last: FeedItem | undefined; hasMore: boolean };

/** As many records as an answer holds. The event loop is left to others between any two. */
async function pageAt(place: Place, prefix: Offered, provider: Provider, pageSize: number): Promise<Page> {
  const tell = place.verb === "ListRecords" ? recordOf : headerOf;
  const page: Page = { told: [], last: undefined, hasMore: false };
  let chars = 0;
  for await (const item of itemsOf(place, prefix, provider)) {
    if (page.told.length >= pageSize || chars > pageChars) return { ...page, hasMore: true };
    const told = await tell(item, { prefix, set: place.set }, provider);
    page.last = item;
    if (told) page.told.push(told);
    chars += told?.xml.length ?? 0;
    await breath();
  }
  return page;
}

/** The items of a list from its place on, found little by little: a few among very many take long to come by. */
async function* itemsOf(place: Place, prefix: Offered, { feeds }: Provider): AsyncGenerator<FeedItem> {
  const question = questionOf(place, prefix);
  for (let after = place.after; ; ) {
    const { items, last } = feeds.itemsAmong({ ...question, looked: lookedAtOnce, ...(after ? { after } : {}) });
    yield* items;
    if (!last || (place.until !== undefined && last.at > place.until)) return;
    after = last;
    await breath();
  }
}

/** An empty one ends a list of several pages, and a list of one has none (section 3.5). */
async function tokenBehind(place: Place, page: Page, prefix: Offered, provider: Provider): Promise<Xml | undefined> {
  const { cursor, after } = place;
  if (!page.hasMore && !after) return undefined;
  const given = cursor + page.told.length;
  const size = Math.max(place.size ?? (await sizeOf(place, prefix, provider)), given);
  const attributes = { completeListSize: size, cursor };
  if (!page.hasMore || !page.last) return element("resumptionToken", attributes);
  const { at, pid } = page.last;
  const next: Place = { ...place, after: { at, pid }, cursor: given, size };
  return element("resumptionToken", attributes, sealed(next, provider.feeds.epoch()));
}

/** How long the list is as it begins. It grows where things change while it is read: they come once more, at its end. */
async function sizeOf(place: Place, prefix: Offered, provider: Provider): Promise<number> {
  let size = 0;
  for await (const _ of itemsOf(place, prefix, provider)) size++;
  return size;
}
