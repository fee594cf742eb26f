import type { Format } from "../../formats/port.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { etagOf } from "../conditional.ts";
import type { HttpAnswer, Reading } from "../port.ts";
import type { Press } from "../press.ts";
import { written } from "../written.ts";
import { linkHeader, signpostsOf } from "./signposts.ts";

/** One thing in one format, as an answer: strong `ETag` of its bytes, `Last-Modified`, and a lean `Link` (RFC 8288; FAIR Signposting). */
export async function documentOf(
  entity: PublicEntity,
  format: Format,
  reading: Reading,
  press: Press,
): Promise<HttpAnswer> {
  const body = Buffer.from(await written(entity, format, reading, press), "utf8");
  return {
    status: 200,
    headers: {
      "content-type": format.contentType,
      etag: etagOf(body),
      "last-modified": lastModified(entity, format),
      "cache-control": "no-cache",
      vary,
      link: linkHeader(signpostsOf(entity, format, press)),
    },
    body,
  };
}

function lastModified({ modified, formerPids }: PublicEntity, { revised }: Format): string {
  const merged = (formerPids ?? []).map(({ since }) => Date.parse(since));
  return new Date(Math.max(Date.parse(modified), Date.parse(revised), ...merged)).toUTCString();
}

/** Every negotiated answer varies on these. */
export const vary = "Accept, Accept-Profile";
