import type { FeedEntry, FeedLog } from "../../feeds/port.ts";
import { document, element } from "../../formats/xml.ts";
import type { Press } from "../press.ts";
import type { ChangeList } from "./activity-streams.ts";

const shown = 50;
const words = { create: "New", update: "Changed", delete: "No longer described", merge: "Merged" } as const;

/** The last changes of a list for people's feed readers (RFC 4287), newest first. `labelOf` says what a thing is called now, if it can be seen. */
export async function atomOf(
  feeds: FeedLog,
  { query, address, base }: ChangeList,
  {
    institution,
    labelOf,
  }: Pick<Press, "institution"> & { labelOf(pid: FeedEntry["pid"]): Promise<string | undefined> },
): Promise<string> {
  const total = feeds.countEntries(query);
  const entries = feeds.entries({ ...query, skip: Math.max(0, total - shown), limit: shown }).reverse();
  const told = [];
  for (const entry of entries) told.push(entryOf(entry, await labelOf(entry.pid), base, feeds.epoch()));
  return document(
    element(
      "feed",
      { xmlns: "http://www.w3.org/2005/Atom" },
      element("id", {}, `${address}.atom`),
      element("title", {}, `${institution}: what has changed`),
      element("updated", {}, entries[0]?.at ?? "1970-01-01T00:00:00Z"),
      element("author", {}, element("name", {}, institution)),
      element("link", { rel: "self", type: "application/atom+xml", href: `${address}.atom` }),
      element("link", { rel: "alternate", type: "application/ld+json", href: address }),
      ...told,
    ),
  );
}

function entryOf({ seq, pid, kind, at, into }: FeedEntry, label: string | undefined, base: string, epoch: string) {
  return element(
    "entry",
    {},
    element("id", {}, `urn:uuid:${epoch}#${seq}`),
    element("title", {}, label ?? pid),
    element("updated", {}, at),
    element("link", { rel: "alternate", href: `${base}/${pid}` }),
    element("category", { term: kind }),
    element("summary", {}, into ? `${words[kind]} into ${into}.` : `${words[kind]}.`),
  );
}
