import type { Format } from "../../formats/port.ts";
import { type MediaRange, parseAccept } from "./accept.ts";

/** What was asked for: profile and media type parameters, an extension, headers. */
export type Asked = {
  profile?: string;
  mediaType?: string;
  extension?: string;
  acceptProfile?: string;
  accept?: string;
};

/** What is negotiated of a format, or of a linkset. */
type Form = Pick<Format, "name" | "extension" | "accepts" | "profile">;

/** The format that answers, or why none does: `unknown` is no format of ours, `refused` one that is not offered here. */
export type Negotiated<F extends Form = Format> =
  | { format: F }
  | { format: undefined; why: "unknown" | "refused"; asked: string };

/**
 * Chooses a format: profile and media type parameters first, then extension, then `Accept-Profile` and `Accept` (W3C
 * Content Negotiation by Profile; RFC 9110, section 12). `offered` is what this thing offers, in the house's order of
 * preference; `all` is every format there is.
 */
export function negotiate<F extends Form>(asked: Asked, offered: readonly F[], all: readonly F[]): Negotiated<F> {
  if (asked.profile !== undefined || asked.mediaType !== undefined) return byParameters(asked, offered, all);
  if (asked.extension !== undefined) return byExtension(asked.extension, offered, all);
  return byHeaders(asked, offered);
}

function byParameters<F extends Form>(
  { profile, mediaType }: Asked,
  offered: readonly F[],
  all: readonly F[],
): Negotiated<F> {
  const wants = (format: F) =>
    (profile === undefined || hasProfile(format, profile)) &&
    (mediaType === undefined || hasMediaType(format, mediaType));
  const format = offered.find(wants);
  if (format) return { format };
  const asked = [profile, mediaType].filter((word) => word !== undefined).join(", ");
  return { format: undefined, why: all.some(wants) ? "refused" : "unknown", asked };
}

function byExtension<F extends Form>(extension: string, offered: readonly F[], all: readonly F[]): Negotiated<F> {
  const format = offered.find((one) => one.extension === extension);
  if (format) return { format };
  return {
    format: undefined,
    why: all.some((one) => one.extension === extension) ? "refused" : "unknown",
    asked: extension,
  };
}

/** Whether a format has a profile, named by its URI or its short token; a format without one answers to its own name. */
function hasProfile(format: Form, profile: string): boolean {
  return profile === format.profile?.uri || profile === format.profile?.token || profile === format.name;
}

function hasMediaType(format: Form, mediaType: string): boolean {
  const [range] = parseAccept(mediaType);
  return (
    range !== undefined && format.accepts.includes(range.type) && (!range.profile || hasProfile(format, range.profile))
  );
}

function byHeaders<F extends Form>({ acceptProfile, accept }: Asked, offered: readonly F[]): Negotiated<F> {
  const profiles = acceptProfile ? parseAccept(acceptProfile).map(bare) : [];
  const ranges = parseAccept(accept?.trim() || "*/*");
  const candidates = profiles.length > 0 ? offered.filter((format) => profileQuality(format, profiles) > 0) : offered;
  const ranked = candidates
    .map((format, at) => ({ format, at, match: bestMatch(format, ranges), profile: profileQuality(format, profiles) }))
    .filter(({ match }) => match !== undefined && match.q > 0);
  ranked.sort(
    (a, b) =>
      b.profile - a.profile ||
      (b.match?.q ?? 0) - (a.match?.q ?? 0) ||
      (b.match?.specificity ?? 0) - (a.match?.specificity ?? 0) ||
      (a.match?.place ?? 0) - (b.match?.place ?? 0) ||
      a.at - b.at,
  );
  const best = ranked[0];
  if (best) return { format: best.format };
  return { format: undefined, why: "refused", asked: [acceptProfile, accept].filter(Boolean).join("; ") };
}

const bare = (range: MediaRange): MediaRange => ({ ...range, type: range.type.replace(/^<(.*)>$/, "$1") });

function profileQuality(format: Form, profiles: readonly MediaRange[]): number {
  if (profiles.length === 0) return 1;
  return Math.max(0, ...profiles.map((range) => (hasProfile(format, range.type) ? range.q : 0)));
}

type Match = { q: number; specificity: number; place: number };

/** How well the most specific ranges that cover a format like it; the first of equally specific ones that like it best. */
function bestMatch(format: Form, ranges: readonly MediaRange[]): Match | undefined {
  let best: Match | undefined;
  for (const range of ranges) {
    const specificity = specificityFor(format, range);
    if (specificity === 0) continue;
    const better = !best || specificity > best.specificity || (specificity === best.specificity && range.q > best.q);
    if (better) best = { q: range.q, specificity, place: range.place };
  }
  return best;
}

/** 4 type and profile, 3 the exact type, 2 `text/*`, 1 `*\/*`, 0 not covered. */
function specificityFor(format: Form, range: MediaRange): number {
  if (range.type === "*/*") return 1;
  if (range.type.endsWith("/*")) return format.accepts.some((type) => type.startsWith(range.type.slice(0, -1))) ? 2 : 0;
  if (!format.accepts.includes(range.type)) return 0;
  if (range.profile === undefined) return 3;
  return range.profile.split(/\s+/).some((profile) => hasProfile(format, profile)) ? 4 : 0;
}
