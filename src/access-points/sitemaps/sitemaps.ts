import { Problem } from "../../errors.ts";
import type { FeedLog } from "../../feeds/port.ts";
import { document, element } from "../../formats/xml.ts";
import type { AccessPoint, HttpAnswer } from "../port.ts";

const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
/** A sitemap may have 50 000 addresses and 50 MB (sitemaps.org 0.9); a tenth is quicker to make. */
const pageSize = 5000;

/**
 * `/sitemap.xml`: every public record with the day on which what is seen of it last changed, in pages. The page of an item depends on when it
 * changed, so that an old page is seldom made anew. Fault: `not-found`.
 */
export function sitemaps(feeds: FeedLog, base: string): AccessPoint {
  return {
    name: "sitemaps",
    segments: ["sitemap.xml", "sitemaps"],
    async handle({ path }) {
      if (path === "/sitemap.xml") return answer(indexOf(feeds, base));
      const [, number] = /^\/sitemaps\/(\d{1,6})\.xml$/.exec(path) ?? [];
      const body = number === undefined ? undefined : pageOf(feeds, base, Number(number));
      if (body === undefined)
        throw new Problem("not-found", `See ${base}/sitemap.xml for the sitemaps that there are.`);
      return answer(body);
    },
  };
}

/** Things that are gone take their place in a page, but are not in it: pages need not be counted anew. */
function indexOf(feeds: FeedLog, base: string): string {
  const pages = Math.max(1, Math.ceil(feeds.countItems({}) / pageSize));
  const maps = Array.from({ length: pages }, (_, page) =>
    element("sitemap", {}, element("loc", {}, `${base}/sitemaps/${page}.xml`)),
  );
  return document(element("sitemapindex", { xmlns: namespace }, ...maps));
}

function pageOf(feeds: FeedLog, base: string, page: number): string | undefined {
  const items = feeds.items({ skip: page * pageSize, limit: pageSize });
  if (items.length === 0 && page > 0) return undefined;
  const urls = items
    .filter(({ gone }) => !gone)
    .map(({ pid, at }) => element("url", {}, element("loc", {}, `${base}/${pid}.html`), element("lastmod", {}, at)));
  return document(element("urlset", { xmlns: namespace }, ...urls));
}

function answer(body: string): HttpAnswer {
  return {
    status: 200,
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "no-cache" },
    body,
  };
}
