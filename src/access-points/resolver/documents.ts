import { hash } from "node:crypto";
import type { Format } from "../../formats/port.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { HttpAnswer } from "../port.ts";
import type { Reading } from "../reading.ts";

/** Where documents are printed: the namespace of PIDs, the museum's name, every format there is, and a licence if one is set. */
export type Press = { base: string; institution: string; formats: readonly Format[]; licence?: string };

const shownReferrers = 60;

/** The formats that a thing is offered in. */
export function offeredFor(entity: Pick<PublicEntity, "type">, formats: readonly Format[]): Format[] {
  return formats.filter(({ types }) => types === "all" || types.includes(entity.type));
}

/** One thing in one format, as an answer: strong `ETag` of its bytes, `Last-Modified`, and a lean `Link` (RFC 8288; FAIR Signposting). */
export async function documentOf(
  entity: PublicEntity,
  format: Format,
  reading: Reading,
  press: Press,
): Promise<HttpAnswer> {
  const { base, institution } = press;
  const referrers = format.wantsReferrers ? await referrersOf(entity, reading) : undefined;
  const body = Buffer.from(format.write(entity, { base, institution, ...(referrers ? { referrers } : {}) }), "utf8");
  return {
    status: 200,
    headers: {
      "content-type": format.contentType,
      etag: `"${hash("sha256", body).slice(0, 32)}"`,
      "last-modified": new Date(entity.modified).toUTCString(),
      "cache-control": "no-cache",
      vary,
      link: linksOf(entity, format, press),
    },
    body,
  };
}

/** Every negotiated answer varies on these. */
export const vary = "Accept, Accept-Profile";

async function referrersOf(entity: PublicEntity, { store }: Reading) {
  const { total, first } = await store.referrers(entity.pid, shownReferrers);
  return { total, first: first.map(({ pid, type, label, as }) => ({ pid, type, label: label ?? pid, as })) };
}

function linksOf(entity: PublicEntity, format: Format, { base, formats, licence }: Press): string {
  const links = [
    `<${base}/${entity.pid}>; rel="cite-as"`,
    `<${base}/${entity.pid}.${format.extension}>; rel="canonical"`,
    ...(licence ? [`<${licence}>; rel="license"`] : []),
    ...(format.profile ? [`<${format.profile.uri}>; rel="profile"`] : []),
  ];
  const others = offeredFor(entity, formats)
    .filter((other) => other !== format)
    .slice(0, 4);
  for (const other of others) {
    links.push(
      `<${base}/${entity.pid}.${other.extension}>; rel="${describing(format, other)}"; type="${other.accepts[0]}"`,
    );
  }
  return links.join(", ");
}

/** A page is *described by* data (FAIR Signposting, level 1); data has *alternates*. */
function describing(format: Format, other: Format): string {
  return format.name === "html" && other.name !== "html" ? "describedby" : "alternate";
}
