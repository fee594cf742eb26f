import type { Format } from "../../formats/port.ts";
import { type MediaRange, parseAccept } from "./accept.ts";

/** What was asked for: profile and media type parameters, an extension, headers. */
export type Asked = {
  /** Profiles in the order in which they are liked, by URI (bare or in `<…>`) or token: `"crm,linked-art"`. */
  profile?: string;
  /** Media types in the order in which they are liked. */
  mediaType?: string;
  extension?: string;
  acceptProfile?: string;
  accept?: string;
};

/** What is negotiated of a format, or of a linkset. */
export type Form = Pick<Format, "name" | "extension" | "accepts" | "profile" | "tokens">;

/** The format that answers; or where none does, which of those there are would have, had they been offered here. */
export type Negotiated<F extends Form = Format> =
  | { format: F }
  | { format: undefined; asked: string; refused: readonly F[] };

/**
 * Chooses a format: the profile parameter first, then media type parameter and extension, then `Accept-Profile` and `Accept` (W3C
 * Content Negotiation by Profile; RFC 9110, section 12). `offered` is what this thing offers, in the house's order of
 * preference, which decides between equals: so a bare media type that several formats share gets the first of them. `all` is every
 * format there is.
 */
export function negotiate<F extends Form>(asked: Asked, offered: readonly F[], all: readonly F[]): Negotiated<F> {
  const [format] = inOrder(asked, offered);
  return format ? { format } : { format: undefined, asked: wordsOf(asked), refused: inOrder(asked, all) };
}

/** Extensions that name a media type and no format: the first format of that type answers, as at the National Gallery's service. */
export const sharedExtensions: Readonly<Record<string, string>> = { htm: "text/html", xml: "application/xml" };

/** Every extension that an address may have. */
export function extensionsOf(forms: readonly Pick<Form, "extension" | "accepts">[]): string[] {
  const shared = Object.entries(sharedExtensions).filter(([, type]) =>
    forms.some((form) => form.accepts.includes(type)),
  );
  return [...new Set([...forms.map(({ extension }) => extension), ...shared.map(([extension]) => extension)])];
}

function wordsOf({ profile, mediaType, extension, acceptProfile, accept }: Asked): string {
  const parameters = [profile, mediaType].filter((word) => word !== undefined);
  if (parameters.length > 0) return parameters.join(", ");
  return extension ?? [acceptProfile, accept].filter(Boolean).join("; ");
}

/** The forms that may answer, best first. */
function inOrder<F extends Form>(asked: Asked, forms: readonly F[]): F[] {
  const { profile, mediaType, extension } = asked;
  if (extension !== undefined && profile === undefined && mediaType === undefined) return named(extension, forms);
  const likings = likingsOf(asked, forms);
  return forms
    .map((form, at) => ({
      form,
      at,
      likes: likings.map((liking) => liking(form)).filter((like) => like !== undefined),
    }))
    .filter(({ likes }) => likes.length === likings.length)
    .sort((a, b) => compare(a.likes, b.likes) || a.at - b.at)
    .map(({ form }) => form);
}

/** Those that an extension names: the one whose own it is, else those of the media type that it stands for. */
function named<F extends Form>(extension: string, forms: readonly F[]): F[] {
  const own = forms.filter((form) => form.extension === extension);
  const type = sharedExtensions[extension];
  return own.length > 0 || type === undefined ? own : forms.filter(({ accepts }) => accepts.includes(type));
}

/** How well a form fits one thing that was asked for; `place` is where that stood. */
type Like = { q: number; specificity: number; place: number };

/** What a form is to the asker by one thing that was asked for; undefined where it does not do. */
type Liking = (form: Form) => Like | undefined;

const unliked: Like = { q: 0, specificity: 0, place: 0 };

/**
 * What parameters say must be so, and headers beside them only decide between what is left; without parameters headers must be
 * satisfied. Which profile is liked comes before which media type.
 */
function likingsOf(asked: Asked, forms: readonly Form[]): Liking[] {
  const { profile, mediaType, extension, acceptProfile, accept } = asked;
  const byAddress = profile !== undefined || mediaType !== undefined;
  const header = (liking: Liking): Liking => (byAddress ? (form) => liking(form) ?? unliked : liking);
  const likings: Liking[] = [];
  if (profile !== undefined) likings.push(likingOf(inTurn(profile), profileSpecificity));
  else if (acceptProfile?.trim()) likings.push(header(likingOf(parseAccept(acceptProfile), profileSpecificity)));
  if (mediaType !== undefined) likings.push(likingOf(inTurn(mediaType), typeSpecificity));
  if (extension !== undefined) likings.push(extensionLiking(extension, forms));
  if (mediaType === undefined) likings.push(header(likingOf(parseAccept(accept?.trim() || "*/*"), typeSpecificity)));
  return likings;
}

/** A parameter lists what is liked in order: what stands earlier is liked better. */
function inTurn(parameter: string): MediaRange[] {
  return parseAccept(parameter).map((range) => ({ ...range, q: range.q / (1 + range.place) }));
}

/** Beside a profile an extension says which media type is meant: `.ttl?_profile=crm` is that profile in Turtle. */
function extensionLiking(extension: string, forms: readonly Form[]): Liking {
  const types = new Set(named(extension, forms).flatMap(({ accepts }) => accepts));
  return ({ accepts }) => ({ ...unliked, q: accepts.some((type) => types.has(type)) ? 1 : 0 });
}

type Specificity = (form: Form, range: MediaRange) => number;

/**
 * By the most specific ranges that cover a form (RFC 9110, section 12.5.1), of equally specific ones the one that likes it best;
 * what is liked alike goes by how specific that was, then by which was named first. `q=0` excludes.
 */
function likingOf(ranges: readonly MediaRange[], specificityFor: Specificity): Liking {
  return (form) => {
    let best: Like | undefined;
    for (const range of ranges) {
      const { q, place } = range;
      const specificity = specificityFor(form, range);
      if (specificity === 0) continue;
      const better = !best || specificity > best.specificity || (specificity === best.specificity && q > best.q);
      if (better) best = { q, specificity, place };
    }
    return best && best.q > 0 ? best : undefined;
  };
}

/** 2 that profile, 1 `*`, 0 not covered. */
function profileSpecificity(form: Form, { type }: MediaRange): number {
  if (type === "*" || type === "*/*") return 1;
  return hasProfile(form, type) ? 2 : 0;
}

/** 4 type and profile, 3 the exact type, 2 `text/*`, 1 `*\/*`, 0 not covered. */
function typeSpecificity(form: Form, { type, profile = "" }: MediaRange): number {
  if (type === "*/*" || type === "*") return 1;
  if (type.endsWith("/*")) return form.accepts.some((one) => one.startsWith(type.slice(0, -1))) ? 2 : 0;
  if (!form.accepts.includes(type) && !form.accepts.includes(otherNames.get(type) ?? type)) return 0;
  const profiles = profile.split(/\s+/).filter((one) => one !== "" && !one.startsWith(jsonLdForms));
  if (profiles.length === 0) return 3;
  return profiles.some((one) => hasProfile(form, one)) ? 4 : 0;
}

/** Names that media types had before they were registered, or have beside it (RFC 7303, section 9.2). */
const otherNames = new Map([
  ["text/xml", "application/xml"],
  ["application/x-turtle", "text/turtle"],
  ["application/turtle", "text/turtle"],
]);

/** Of the profiles of JSON-LD's own (compacted, expanded) none says what the words mean (JSON-LD 1.1, appendix C). */
const jsonLdForms = "http://www.w3.org/ns/json-ld#";

/** Whether a format has a profile, named by its URI or a short token; every format answers to its own name. */
function hasProfile({ profile, tokens, name }: Form, asked: string): boolean {
  return asked === profile?.uri || asked === profile?.token || asked === name || (tokens?.includes(asked) ?? false);
}

/** How much each is liked, then how specifically that was said, then where. */
function compare(a: readonly Like[], b: readonly Like[]): number {
  const by = (weigh: (like: Like) => number) =>
    a.map((like, at) => weigh(b[at] ?? unliked) - weigh(like)).find((difference) => difference !== 0);
  return by(({ q }) => q) ?? by(({ specificity }) => specificity) ?? by(({ place }) => -place) ?? 0;
}
