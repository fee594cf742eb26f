import { isFor, lacksFor } from "../../formats/offered.ts";
import type { Format } from "../../formats/port.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { HttpAnswer, HttpRequest } from "../port.ts";
import { offeredFor, type Press } from "../press.ts";
import { alternativesPage } from "../site/alternatives-page.ts";
import { wantsPage } from "../wants-page.ts";
import { vary } from "./documents.ts";

/** A format that a thing is offered in, as it is listed: with its address, its media type and, where it has one, its profile. */
export type Alternative = {
  name: string;
  title: string;
  href: string;
  type?: string;
  profile?: string;
  token?: string;
};

/** A format that a thing is not offered in: what it lacks of its minimum, or for which types alone the format is. */
export type Withheld = { name: string; title: string; lacks?: string[]; onlyFor?: readonly string[] };

/** What a thing is offered in, in the house's order; `before` stands before the identifier in addresses. */
export function alternativesOf(entity: PublicEntity, press: Press, before = ""): Alternative[] {
  return offeredFor(entity, press).map(({ name, title, extension, accepts: [type], profile }) => ({
    name,
    title,
    href: `${before}/${entity.pid}.${extension}`,
    ...(type ? { type } : {}),
    ...(profile ? { profile: profile.uri, token: profile.token } : {}),
  }));
}

/** Of these formats those that a thing is not offered in, each with why. */
export function withheldOf(entity: PublicEntity, formats: readonly Format[], press: Press): Withheld[] {
  return formats.flatMap((format): Withheld[] => {
    const { name, title, types } = format;
    if (types !== "all" && !isFor(entity.type, format)) return [{ name, title, onlyFor: types }];
    const lacks = lacksFor(entity, format, press);
    return lacks.length > 0 ? [{ name, title, lacks }] : [];
  });
}

/** Profiles that ask for the list of what there is, by the names that the drafts of W3C's Content Negotiation by Profile gave it. */
export const listing: ReadonlySet<string | undefined> = new Set(["alt", "all"]);

type Asking = Pick<HttpRequest, "headers"> & { mediaType: string | undefined };

/**
 * `?_profile=alt`: what a thing is offered in and what it lacks for the rest, as a page or JSON and as `Link` headers (W3C Content
 * Negotiation by Profile, “list profiles”), tokens with the profiles that they stand for.
 */
export function alternativesAnswer(entity: PublicEntity, asking: Asking, press: Press): HttpAnswer {
  const { mediaType, headers } = asking;
  const { base, institution, formats } = press;
  const offered = alternativesOf(entity, press, base);
  const missing = withheldOf(entity, formats, press);
  const isPage = wantsPage({ headers: mediaType === undefined ? headers : { accept: mediaType } });
  const said = {
    id: `${base}/${entity.pid}`,
    label: entity.label,
    formats: offered,
    profiles: profilesOf(offered),
    missing,
  };
  return {
    status: 200,
    headers: {
      "content-type": isPage ? "text/html; charset=utf-8" : "application/json",
      vary,
      link: withinBounds(linksOf(alternativesOf(entity, press))),
      "cache-control": "no-cache",
    },
    body: isPage ? alternativesPage(entity, { offered, missing }, institution) : `${JSON.stringify(said, null, 2)}\n`,
  };
}

/** In characters: with all other headers an answer stays within the 4 kB that proxies take by default. All is in the body. */
const longestLink = 3000;

/** As many as there is room for: a profile's form and its token stand together or not at all. */
function withinBounds(links: readonly string[]): string {
  let header = "";
  for (const link of links) {
    const longer = header === "" ? link : `${header}, ${link}`;
    if (longer.length > longestLink) break;
    header = longer;
  }
  return header;
}

function linkTo({ href, type, profile }: Alternative, at: number): string {
  const attributes = [
    `rel="${at === 0 ? "canonical" : "alternate"}"`,
    ...(type ? [`type="${type}"`] : []),
    ...(profile ? [`profile="${profile}"`] : []),
  ];
  return `<${href}>; ${attributes.join("; ")}`;
}

/** For each profile the first form of it with its token, then all other forms: so that hardly of a profile is left out what its token stands for. */
function linksOf(offered: readonly Alternative[]): string[] {
  const byProfile = Map.groupBy(offered, ({ profile }) => profile);
  const firsts = new Set([...byProfile].flatMap(([profile, [first]]) => (profile === undefined ? [] : first)));
  const links = offered.map((form, at) => ({ form, link: linkTo(form, at) }));
  return [
    ...links.flatMap(({ form, link }) => (firsts.has(form) ? [[link, ...tokenOf(form)].join(", ")] : [])),
    ...links.flatMap(({ form, link }) => (firsts.has(form) ? [] : [link])),
  ];
}

function tokenOf({ token, profile }: Alternative): string[] {
  if (!token || !profile) return [];
  return [`<http://www.w3.org/ns/dx/prof/Profile>; rel="type"; token="${token}"; anchor="${profile}"`];
}

function profilesOf(offered: readonly Alternative[]) {
  const byProfile = Map.groupBy(
    offered.filter(({ profile }) => profile !== undefined),
    ({ profile }) => profile,
  );
  return [...byProfile].map(([uri, forms]) => ({
    uri,
    token: forms[0]?.token,
    mediaTypes: forms.map(({ type }) => type),
  }));
}
