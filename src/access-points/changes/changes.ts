import { Problem } from "../../errors.ts";
import type { FeedLog } from "../../feeds/port.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { etagOf } from "../conditional.ts";
import type { AccessPoint, HttpAnswer, Reading } from "../port.ts";
import type { Press } from "../press.ts";
import { readPublic } from "../reading.ts";
import { type ChangeList, collectionOf, pageOf } from "./activity-streams.ts";
import { atomOf } from "./atom.ts";
import { feedAddress } from "./feed-address.ts";

const mediaType = 'application/ld+json;profile="http://iiif.io/api/discovery/1/context.json"';

/**
 * `/changes`: what changed, as IIIF Change Discovery 1.0 (Activity Streams 2.0) and as Atom; all of it, of a type (`/changes/object`), of a
 * room, maker, department or classification (`/changes/room/X5K4-2B6C-9Q1W`). Fault: `not-found`.
 */
export function changes(feeds: FeedLog, reading: Reading, press: Press): AccessPoint {
  return {
    name: "changes",
    segments: ["changes", "changes.atom"],
    async handle({ path }) {
      const { query, path: list, page, form } = feedAddress(path);
      const address = `${press.base}${list}`;
      return answerOf(feeds, { query, address, base: press.base }, { page, form, reading, press });
    },
  };
}

type Asked = { page?: number | undefined; form: "activities" | "atom"; reading: Reading; press: Press };

/** A list of changes, or a page of it. Fault: `not-found`. */
export async function answerOf(feeds: FeedLog, list: ChangeList, asked: Asked): Promise<HttpAnswer> {
  const { page, form, reading, press } = asked;
  if (form === "atom") {
    const labelOf = (pid: Pid) => labelIn(reading, pid);
    return answer("application/atom+xml; charset=utf-8", await atomOf(feeds, list, { ...press, labelOf }));
  }
  if (page === undefined) return answer(mediaType, json(collectionOf(feeds, list)));
  const found = pageOf(feeds, list, page);
  if (!found) throw new Problem("not-found", `This list has no page ${page}. Begin at ${list.address}.`);
  return answer(mediaType, json(found.document), found.isFull);
}

async function labelIn(reading: Reading, pid: Pid): Promise<string | undefined> {
  const found = await reading.registry.resolve(pid);
  return found.found ? (await readPublic(reading, found))?.label : undefined;
}

const json = (document: object) => `${JSON.stringify(document, undefined, 2)}\n`;

/** A page that never changes again may be kept for a day. */
function answer(type: string, body: string, isFull = false): HttpAnswer {
  return {
    status: 200,
    headers: {
      "content-type": type,
      etag: etagOf(body),
      "cache-control": isFull ? "public, max-age=86400" : "no-cache",
    },
    body,
  };
}
