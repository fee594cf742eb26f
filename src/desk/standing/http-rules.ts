import { extensionsOf } from "../../access-points/resolver/negotiate.ts";
import { parts } from "../../access-points/resolver/parts.ts";
import { contentSecurity } from "../../access-points/server.ts";
import { negotiating } from "./negotiating.ts";
import { mapOf, quoted, quotedPattern } from "./nginx-words.ts";
import { foldingMaps } from "./spelling.ts";
import type { Form } from "./stored.ts";

/** What cannot be told by a pattern: where merged PIDs lead, and what identifiers of foreign grammars stand for. */
export type Exceptions = { merges: ReadonlyMap<string, string>; aliases: ReadonlyMap<string, string> };

const smallestTable = 2048;
const bucketBytes = 512;

/**
 * `nginx/http.conf`: what belongs into the `http` block of nginx, which is maps. Only exceptions are listed by name, so that it
 * grows with merges and legacy identifiers and not with the collection.
 */
export function httpRules(forms: readonly Form[], { merges, aliases }: Exceptions): string {
  const longest = Math.max(merges.size, aliases.size);
  return `${[
    "# For the http block of nginx, once. What follows was written by cartouche registry export; README.md says how to use it.",
    `map_hash_max_size ${Math.max(smallestTable, 2 * longest)};\nmap_hash_bucket_size ${bucketBytes};`,
    "# Symbols as they are registered.",
    ...foldingMaps(),
    "# What form is asked for.",
    ...negotiating(forms),
    "# What a split identifier answers in: a page, else JSON.",
    mapOf('"$cartouche_ext:$cartouche_page"', "$cartouche_several", [
      ["default", "json"],
      [quotedPattern("~*^(?:html?:|:html$)"), "html"],
    ]),
    mapOf("$http_accept", "$cartouche_formats", [
      ["default", "html"],
      [quotedPattern("~*text/html|xhtml"), "html"],
      [quotedPattern("~*application/json"), "json"],
    ]),
    mapOf("$cartouche_ext", "$cartouche_dot", [
      ["default", ""],
      ...extensionsOf(forms).map((extension) => [extension, `.${extension}`] as const),
    ]),
    "# What stands under an identifier and does not follow a merge.",
    mapOf("$cartouche_suffix", "$cartouche_stays", [
      ["default", ""],
      ...parts.filter(({ stays }) => stays).map(({ pattern }) => [under(pattern), "1"] as const),
    ]),
    "# What stands under an identifier and is answered by the service alone.",
    mapOf("$cartouche_suffix", "$cartouche_served", [
      ["default", ""],
      ...parts.filter(({ answer }) => answer).map(({ pattern }) => [under(pattern), "1"] as const),
    ]),
    "# Headers.",
    ...headers(),
    "# Where merged identifiers lead, and what legacy ones stand for.",
    mapOf("$cartouche_pid", "$cartouche_into", sorted(merges)),
    mapOf("$cartouche_legacy", "$cartouche_named", sorted(aliases)),
  ].join("\n\n")}\n`;
}

const under = ({ source }: RegExp) => quotedPattern(`~${source.replace(/^\^/, "^/")}`);

function sorted(lines: ReadonlyMap<string, string>): [string, string][] {
  return [["default", ""], ...[...lines].sort(([a], [b]) => (a < b ? -1 : 1))];
}

function headers(): string[] {
  const year = "public, max-age=31536000, immutable";
  return [
    mapOf('"$status $uri"', "$cartouche_cache", [
      ["default", "no-cache"],
      ['"~^301 "', "max-age=3600"],
      [quotedPattern("~^(?:200|304) /assets/.+\\.[0-9a-f]{12}\\."), quoted(year)],
      ['"~^(?:200|304) /pages/.*\\.schema$"', quoted("public, max-age=3600")],
      ['"~^(?:200|304) /pages/icon"', quoted("public, max-age=300")],
      ['"~^204 "', ""],
    ]),
    mapOf('"$status $uri"', "$cartouche_vary", [
      ["default", quoted("Accept, Accept-Profile")],
      ['"~^(?:301|204) "', ""],
      ['"~^(?:200|304) /pages/formats"', "Accept"],
      ['"~^(?:200|304) /(?:pages|assets)/"', ""],
    ]),
    mapOf("$sent_http_content_type", "$cartouche_security", [
      ["default", ""],
      ["~^text/html", quoted(contentSecurity)],
    ]),
    onStatus("503", "$cartouche_retry", "3600"),
    onStatus("204|405", "$cartouche_allow", quoted("GET, HEAD, OPTIONS")),
    onStatus("204", "$cartouche_allow_methods", quoted("GET, HEAD, OPTIONS")),
    onStatus("204", "$cartouche_allow_headers", quoted("Accept, Accept-Profile, If-None-Match, If-Modified-Since")),
    onStatus("204", "$cartouche_max_age", "86400"),
  ];
}

const onStatus = (statuses: string, name: string, value: string) =>
  mapOf("$status", name, [
    ["default", ""],
    [quotedPattern(`~^(?:${statuses})$`), value],
  ]);
