import { decodeOnce } from "./tolerance.ts";

/** A text that may be an identifier, and what follows it in the address it stands in: `"/manifest"`, `".ttl"` or nothing. */
export type Spelling = { text: string; suffix: string };

const host = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i;
const queryOrFragment = /[?#].*$/s;
const extension = /\.[a-z][a-z0-9.]*$/i;
const deepest = 8;

/**
 * Every text within a text that may be an identifier, likeliest first: itself, and of an address what its segments spell, from the
 * first on and the longest first, each also without an extension: `"https://example.org/resource/000-04PN-0000.ttl"`. An ARK is
 * kept whole, since its name means nothing without its name assigner.
 */
export function spellingsIn(text: string): Spelling[] {
  const decoded = decodeOnce(text).trim();
  const whole = { text: decoded, suffix: "" };
  if (/(^|\/)ark:/i.test(decoded)) return [whole];
  if (!decoded.includes("/")) return [whole, ...withoutExtension(whole)];
  const path = decoded.replace(host, "").replace(queryOrFragment, "");
  const segments = path.split("/").filter((segment) => segment !== "");
  const runs = segments.slice(0, deepest).flatMap((_, from) => runsFrom(segments, from));
  return [whole, ...runs.flatMap((run) => [run, ...withoutExtension(run)])];
}

function runsFrom(segments: readonly string[], from: number): Spelling[] {
  const ends = segments.slice(from, deepest).map((_, at) => from + at + 1);
  return ends.reverse().map((end) => ({
    text: segments.slice(from, end).join("/"),
    suffix: segments
      .slice(end)
      .map((segment) => `/${segment}`)
      .join(""),
  }));
}

function withoutExtension({ text, suffix }: Spelling): Spelling[] {
  const [end] = extension.exec(text) ?? [];
  return end === undefined || end.length === text.length
    ? []
    : [{ text: text.slice(0, -end.length), suffix: `${end.replace(/\.+$/, "")}${suffix}` }];
}
