import { hash } from "node:crypto";
import { pictureOf } from "../../formats/picture.ts";
import type { Format, Picture, WriteContext } from "../../formats/port.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { HttpAnswer, Reading } from "../port.ts";
import { readPublic } from "../reading.ts";
import type { Press } from "./press.ts";
import { linkHeader, signpostsOf } from "./signposts.ts";

const shownReferrers = 60;

/** One thing in one format, as an answer: strong `ETag` of its bytes, `Last-Modified`, and a lean `Link` (RFC 8288; FAIR Signposting). */
export async function documentOf(
  entity: PublicEntity,
  format: Format,
  reading: Reading,
  press: Press,
): Promise<HttpAnswer> {
  const { base, institution, licence } = press;
  const forPeople = format.wantsReferrers
    ? { referrers: await referrersOf(entity, reading), pictures: await picturesOf(entity, reading) }
    : {};
  const body = Buffer.from(
    format.write(entity, { base, institution, ...(licence ? { licence } : {}), ...forPeople }),
    "utf8",
  );
  return {
    status: 200,
    headers: {
      "content-type": format.contentType,
      etag: `"${hash("sha256", body).slice(0, 32)}"`,
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

/** What refers to it and can be opened: things that have ended since are left out, also of the count as far as they are seen. */
export async function referrersOf({ pid: referred }: PublicEntity, { registry, store }: Reading) {
  const { total, first } = await store.referrers(referred, shownReferrers);
  const shown: NonNullable<WriteContext["referrers"]>["first"][number][] = [];
  for (const { pid, type, label, as } of first) {
    const found = await registry.resolve(pid);
    if (found.found && !found.end) shown.push({ pid, type, label: label ?? pid, as });
  }
  return { total: total - (first.length - shown.length), first: shown };
}

async function picturesOf(entity: PublicEntity, reading: Reading): Promise<Map<Pid, Picture>> {
  const pictures = new Map<Pid, Picture>();
  for (const fact of entity.facts) {
    if (fact.kind !== "media" || !fact.image.pid) continue;
    const resolution = await reading.registry.resolve(fact.image.pid);
    const media = resolution.found ? await readPublic(reading, resolution) : undefined;
    const picture = media && pictureOf(media);
    if (picture) pictures.set(fact.image.pid, picture);
  }
  return pictures;
}
