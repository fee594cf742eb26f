import { entityTypes } from "../../entities/types.ts";
import type { EntryQuery, FeedEntry, FeedLog } from "../../feeds/port.ts";
import type { Pid } from "../../identifiers/pid.ts";

/** The context of IIIF Change Discovery 1.0 (section 3), last, and that of the classes of things before it. */
const context = ["https://linked.art/ns/v1/record-types.json", "http://iiif.io/api/discovery/1/context.json"];
const pageSize = 100;

/** A list of changes: what is in it, and the address it is at, without a slash at the end. */
export type ChangeList = { query: EntryQuery; address: string; base: string };

/**
 * A list as an ordered collection (IIIF Change Discovery 1.0, section 2.2.1), oldest first. Where nothing ever changed there is no page, and
 * `first` and `last` lead to an empty one.
 */
export function collectionOf(feeds: FeedLog, { query, address, base }: ChangeList): object {
  const total = feeds.countEntries(query);
  const last = Math.max(0, Math.ceil(total / pageSize) - 1);
  return {
    "@context": context,
    id: address,
    type: "OrderedCollection",
    totalItems: total,
    first: pageAt(address, 0),
    last: pageAt(address, last),
    seeAlso: [{ id: `${base}/dataset`, type: "Dataset", format: "application/json" }],
    ...(address === `${base}/changes` ? {} : { partOf: [{ id: `${base}/changes`, type: "OrderedCollection" }] }),
  };
}

/** A page of a list; undefined where it has none of this number. A page that `isFull` never changes again. */
export function pageOf(
  feeds: FeedLog,
  { query, address, base }: ChangeList,
  page: number,
): { document: object; isFull: boolean } | undefined {
  // The whole list is numbered without a gap, so a page of it is found at once.
  const isWhole = Object.keys(query).length === 0;
  const place = isWhole ? { since: page * pageSize } : { skip: page * pageSize };
  const entries = feeds.entries({ ...query, ...place, limit: pageSize + 1 });
  if (entries.length === 0 && page > 0) return undefined;
  const shown = entries.slice(0, pageSize);
  const document = {
    "@context": context,
    id: `${address}/page/${page}`,
    type: "OrderedCollectionPage",
    partOf: { id: address, type: "OrderedCollection" },
    startIndex: page * pageSize,
    ...(page > 0 ? { prev: pageAt(address, page - 1) } : {}),
    ...(entries.length > pageSize ? { next: pageAt(address, page + 1) } : {}),
    orderedItems: shown.map((entry) => activityOf(entry, base)),
  };
  return { document, isFull: entries.length > pageSize };
}

const pageAt = (address: string, page: number) => ({ id: `${address}/page/${page}`, type: "OrderedCollectionPage" });

/** Our kinds of change by the names that Activity Streams has for them. */
export const activityTypes = { create: "Create", update: "Update", delete: "Delete", merge: "Move" } as const;

/**
 * One change as an activity (section 2.2.3). A merge is a `Move` to the survivor: the specification's own word for an identifier that leads to
 * another. In the list of a set, what came into it without being new is an `Add`, what left it without being gone a `Remove`.
 */
export function activityOf({ seq, pid, type, kind, at, into, inSet }: FeedEntry, base: string): object {
  const inList = kind !== "update" ? undefined : inSet === "came" ? "Add" : inSet === "left" ? "Remove" : undefined;
  const thing = (one: Pid) => ({
    id: `${base}/${one}`,
    type: entityTypes[type].classes.linkedArt,
    canonical: `${base}/${one}`,
  });
  return {
    id: `${base}/changes#${seq}`,
    type: inList ?? activityTypes[kind],
    object: thing(pid),
    ...(into ? { target: thing(into), summary: `Merged into ${into}.` } : {}),
    endTime: at,
  };
}
