import { Problem } from "../../errors.ts";
import { decodeOnce } from "../../identifiers/tolerance.ts";

/**
 * What a resolver's address names: an identifier in whatever spelling and what may follow it (`"X5K4-2B6C-9Q1W/v3"`, as it was
 * sent), the extension of a document, parameters of profile and media type.
 */
export type Address = Parameters & { id: string; extension?: string };

/** What a query says of profile and media type. */
export type Parameters = {
  profile?: string;
  mediaType?: string;
  /** Whether the profile was asked for as at the National Gallery's service: `?profile=`. */
  gallerySpelling: boolean;
};

/**
 * Reads `/X5K4-2B6C-9Q1W.ttl?_profile=…`, `/resource/000-04PN-0000` and `/ark:99999/x5k42b6c9q1w`. `extensions` are
 * those of every format; the longest that fits is taken. Fault: `request-malformed`, for broken percent-encoding.
 */
export function parseAddress(path: string, query: string | undefined, extensions: readonly string[]): Address {
  mustBeEncoded(path);
  const text = path.replace(/^\/+/, "");
  const extension = extensions
    .filter((one) => text.toLowerCase().endsWith(`.${one}`))
    .sort((a, b) => b.length - a.length)[0];
  const id = extension === undefined ? text : text.slice(0, -extension.length - 1);
  return { id, ...(extension === undefined ? {} : { extension }), ...parametersOf(query) };
}

/** The parameters `_profile`, `profile` and `_mediatype` of a query; one without a value says nothing. */
export function parametersOf(query: string | undefined): Parameters {
  if (!query) return { gallerySpelling: false };
  const parameters = new URLSearchParams(query);
  const own = parameters.get("_profile") || undefined;
  const profile = own ?? (parameters.get("profile") || undefined);
  // A plus sign that is not encoded arrives as a space.
  const mediaType = parameters.get("_mediatype")?.replace(/(?<=\/[\w.-]+) (?=\w)/g, "+") || undefined;
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(mediaType === undefined ? {} : { mediaType }),
    gallerySpelling: own === undefined && profile !== undefined,
  };
}

/** What follows the identifier, as it was sent: `suffixAsSent("x5k42b6c9q1w/room%201", "/room 1")` → `"/room%201"`. */
export function suffixAsSent(id: string, suffix: string): string {
  const starts = [...id.matchAll(/[/.%]/g)].map(({ index }) => id.slice(index).replace(/[/.]+$/, ""));
  return starts.find((sent) => decodeOnce(sent).replace(/\/+/g, "/") === suffix) ?? encodeURI(suffix);
}

/** An address with a query added to whatever query it has: `withQuery("/x?a=1", "b=2")` → `"/x?a=1&b=2"`. */
export function withQuery(address: string, query: string | undefined): string {
  if (!query) return address;
  const [before = "", ...fragment] = address.split("#");
  const joint = !before.includes("?") ? "?" : /[?&]$/.test(before) ? "" : "&";
  return [`${before}${joint}${query}`, ...fragment].join("#");
}

function mustBeEncoded(path: string): void {
  try {
    decodeURIComponent(path);
  } catch {
    throw new Problem(
      "request-malformed",
      "The address has a % that is not followed by two hexadecimal digits of UTF-8.",
    );
  }
}
