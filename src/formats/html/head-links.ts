import type { PublicEntity } from "../../publish/public-entity.ts";
import { aboutPage, classIri } from "../class-iri.ts";
import { linksetForms } from "../linkset-forms.ts";
import type { Format, WriteContext } from "../port.ts";
import { type Markup, markup } from "./markup.ts";

const linkedArtProfile = "https://linked.art/ns/v1/linked-art.json";
const linkedArtType = `application/ld+json;profile="${linkedArtProfile}"`;

/** Whether a format is Linked Art's JSON-LD, which describes a page by itself. */
export function isLinkedArt(format: Format): boolean {
  return format.contentType.replace(/\s/g, "").startsWith(linkedArtType);
}

/** What machines are told in a record's head: how to cite it, where it lives, its description (one only), its other formats (RFC 8288). */
export function headLinks(entity: PublicEntity, context: WriteContext, formats: readonly Format[]): Markup {
  const address = `${context.base}/${entity.pid}`;
  const links = formats.map((format) =>
    isLinkedArt(format)
      ? markup`<link rel="describedby" type="${linkedArtType}" href="${address}.${format.extension}">\n`
      : markup`<link rel="alternate" type="${format.contentType}" href="${address}.${format.extension}">\n`,
  );
  return markup`<link rel="canonical" href="${address}.html">
${citingLinks(entity, context)}${context.licence && markup`<link rel="license" href="${context.licence}">\n`}<link rel="type" href="${aboutPage}">
<link rel="type" href="${classIri(entity)}">
${links}`;
}

/** How to cite a thing and where all links about it stand: what a tombstone's page too says in its head. */
export function citingLinks({ pid }: Pick<PublicEntity, "pid">, { base }: WriteContext): Markup {
  const linksets = linksetForms.map(
    ({ extension, contentType }) =>
      markup`<link rel="linkset" type="${contentType}" href="${base}/${pid}.${extension}">\n`,
  );
  return markup`<link rel="cite-as" href="${base}/${pid}">\n${linksets}`;
}
