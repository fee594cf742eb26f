import { aboutPage, classIri } from "../../formats/class-iri.ts";
import { linksetForms } from "../../formats/linkset-forms.ts";
import type { Format } from "../../formats/port.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { offeredFor, type Press } from "../press.ts";

/** A typed link (RFC 8288): `{ rel: "cite-as", href: "https://data.example.org/X5K4-2B6C-9Q1W" }`. */
export type Signpost = { rel: string; href: string; type?: string; profile?: string };

const mostDescriptions = 4;
/** In characters: with all other headers an answer stays within the 2 kB that every proxy takes. */
const longestLink = 1200;

/** What every answer about an identifier says: how to cite it, and where all links about it stand. */
export function citing(pid: Pid, base: string): Signpost[] {
  const linksets = linksetForms.map(({ extension, contentType }) => ({
    rel: "linkset",
    href: `${base}/${pid}.${extension}`,
    type: contentType,
  }));
  return [{ rel: "cite-as", href: `${base}/${pid}` }, ...linksets];
}

/** Every link of one document of a thing (FAIR Signposting, level 2): a page is described by data, data describes the page. */
export function signpostsOf(entity: PublicEntity, format: Format, press: Press): Signpost[] {
  const { base, licence } = press;
  const page = isPage(format);
  const types = page ? [aboutPage, classIri(entity)] : [dataset];
  const others = offeredFor(entity, press).filter((other) => other !== format);
  const data = others.filter((other) => !isPage(other));
  return [
    ...citing(entity.pid, base),
    { rel: "canonical", href: `${base}/${entity.pid}.${format.extension}` },
    ...(licence ? [{ rel: "license", href: licence }] : []),
    ...types.map((href) => ({ rel: "type", href })),
    ...profileOf(format),
    ...others.filter((other) => isPage(other)).map((other) => leadingTo(other, "describes", entity, base)),
    ...(page ? data.map((other) => leadingTo(other, "describedby", entity, base)) : []),
    ...data.map((other) => leadingTo(other, "alternate", entity, base)),
  ];
}

/** That an answer holds to a profile (RFC 6906; W3C Content Negotiation by Profile). */
export function profileOf({ profile }: Pick<Format, "profile">): Signpost[] {
  return profile ? [{ rel: "profile", href: profile.uri }] : [];
}

const dataset = "https://schema.org/Dataset";
const isPage = ({ name }: Format) => name === "html";

/** A link to a thing in one format, with its media type and profile. */
export function leadingTo(format: Format, rel: string, { pid }: Pick<PublicEntity, "pid">, base: string): Signpost {
  const [type] = format.accepts;
  return {
    rel,
    href: `${base}/${pid}.${format.extension}`,
    ...(type ? { type } : {}),
    ...(format.profile ? { profile: format.profile.uri } : {}),
  };
}

/** A `Link` header (RFC 8288) of what it must say and at most four other forms; the rest is for the linkset. */
export function linkHeader(signposts: readonly Signpost[]): string {
  let header = "";
  let descriptions = 0;
  for (const { rel, href, type } of signposts) {
    if (rel === "describedby" || rel === "alternate") descriptions++;
    if (descriptions > mostDescriptions) break;
    const link = writeLink({ rel, href, ...(type ? { type } : {}) });
    if (descriptions > 0 && header.length + link.length > longestLink) break;
    header += header === "" ? link : `, ${link}`;
  }
  return header;
}

/** One link as in a header; with `anchor`, as in a linkset's text. */
export function writeLink({ rel, href, type, profile }: Signpost, anchor?: string): string {
  const attributes = { rel, type, profile, anchor };
  const said = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return `<${href}>${said.map(([name, value]) => `; ${name}="${value}"`).join("")}`;
}
