import { extensionsOf } from "../../access-points/resolver/negotiate.ts";
import { citing, linkHeader, type Signpost } from "../../access-points/resolver/signposts.ts";
import { commonHeaders } from "../../access-points/server.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { quoted, quotedPattern } from "./nginx-words.ts";
import { pages } from "./pages.ts";
import { asRegistered, foreignSpelling, nativeSpelling } from "./spelling.ts";
import type { Form } from "./stored.ts";
import { type Described, thingRules } from "./thing-rules.ts";

/** What the rules of a site depend on: the forms, the namespace, the licence, and the media types of files by extension. */
export type Site = {
  forms: readonly Form[];
  base: string;
  naan: string | undefined;
  licence: string | undefined;
  types: ReadonlyMap<string, string>;
  described: Described;
};

/** `nginx/server.conf`: what belongs into the `server` block of nginx, whose `root` is the site. */
export function serverRules(site: Site): string {
  return `${[
    "# For a server block of nginx whose root is this site. What follows was written by cartouche registry export; README.md says how to use it.",
    manners(site),
    ...Object.entries(pages).map(([address, file]) => pageRule(address, file)),
    ...["documents", "several", "gone", "withdrawn", "withheld", "pages", "faults"].map(
      (folder) => `location ^~ /${folder}/ { internal; }`,
    ),
    'location = /nothing { internal; types { } default_type ""; }',
    "location ^~ /assets/ { }",
    `location ~ "^/(?:lookup|api|openapi\\.json|log|health|images)(?:/|$)" { return 503; }`,
    "# Legacy identifiers, exactly as they were given.",
    location("~", `^/(?:[^/]+/)*?(?<cartouche_legacy>${foreignSpelling})${after(site.forms)}`, [
      ...legacyRules,
      ...links(site),
      ...thingRules(site.described),
    ]),
    "# Identifiers, in any spelling.",
    location("~*", `^/${before(site.naan)}${nativeSpelling}${after(site.forms)}`, [
      `set $cartouche_pid "${asRegistered}";`,
      'set $cartouche_file "$cartouche_s1$cartouche_s2/$cartouche_pid";',
      ...links(site),
      ...thingRules(site.described),
    ]),
    "location / { return 404; }",
  ].join("\n\n")}\n`;
}

function manners({ types }: Site): string {
  const [...pairs] = commonHeaders;
  const always = pairs.flatMap((name, at) => (at % 2 === 0 ? [[name, quoted(pairs[at + 1] ?? "")]] : []));
  const computed = [
    ["Content-Security-Policy", "$cartouche_security"],
    ["Cache-Control", "$cartouche_cache"],
    ["Vary", "$cartouche_vary"],
    ["Link", "$cartouche_link"],
    ["Content-Location", "$cartouche_location"],
    ["Retry-After", "$cartouche_retry"],
    ["Allow", "$cartouche_allow"],
    ["Access-Control-Allow-Methods", "$cartouche_allow_methods"],
    ["Access-Control-Allow-Headers", "$cartouche_allow_headers"],
    ["Access-Control-Max-Age", "$cartouche_max_age"],
  ];
  return [
    "absolute_redirect off;\nserver_tokens off;\netag off;\nmax_ranges 0;\nuninitialized_variable_warn off;",
    "# Redirects without a page, and faults as a page or as a problem document.",
    "error_page 301 303 /nothing;",
    "error_page 404 /faults/malformed.$cartouche_page;",
    "error_page 405 /faults/method.$cartouche_page;",
    "error_page 503 /faults/away.$cartouche_page;",
    `types {\n${[...types]
      .sort()
      .map(([extension, type]) => `  ${quoted(type)} ${extension};`)
      .join("\n")}\n}`,
    ...[...always, ...computed].map(([name, value]) => `add_header ${name} ${value} always;`),
    "if ($request_method = OPTIONS) { return 204; }",
    "if ($request_method !~ ^(?:GET|HEAD)$) { return 405; }",
  ].join("\n");
}

function pageRule(address: string, file: string): string {
  const to = address === "/formats" ? "pages/formats.$cartouche_formats" : file;
  return `location = ${address} { rewrite ^ /${to} last; }`;
}

/** What may stand before a native PID: folders, or that it is an ARK, of our name assigner if one is set. */
function before(naan: string | undefined): string {
  return `(?:(?:.*/)?ark:/?${naan ?? "[0-9a-z]+"}/|(?!(?:.*/)?ark:)(?:[^/]+/)*?)`;
}

/** What may stand after an identifier: a part of it, of signs that need no encoding, and the extension of a document. */
function after(forms: readonly Form[]): string {
  const extensions = extensionsOf(forms)
    .map((extension) => extension.replaceAll(".", "\\."))
    .join("|");
  return `(?<cartouche_suffix>[/.][\\w./~:@!*,;=+-]*?)??(?:\\.(?<cartouche_ext>(?i:${extensions})))?[/.]*$`;
}

/** A legacy identifier that is a PID of its own stands for itself; of one that is not listed nothing is known. */
const legacyRules = [
  "set $cartouche_fault unknown;",
  'if ($cartouche_named = "") { return 404; }',
  "set $cartouche_pid $cartouche_named;",
  'if ($cartouche_pid ~ "^(?<cartouche_place>..)") { set $cartouche_file $cartouche_place/$cartouche_pid; }',
];

/** The `Link` of each answer, by variable; what a document links to beside this is in its linkset. */
function links({ base, licence }: Site): string[] {
  const pid = "PID" as Pid;
  const cite = citing(pid, base);
  const document = [
    ...cite,
    { rel: "canonical", href: `${base}/PID.EXTENSION` },
    ...(licence ? [{ rel: "license", href: licence }] : []),
  ];
  const set = (variable: string, signposts: readonly Signpost[], of = "cartouche_pid") =>
    `set ${variable} ${quoted(linkHeader(signposts))};`
      .replaceAll("/PID", `/\${${of}}`)
      .replaceAll("EXTENSION", "$cartouche_form_ext");
  return [
    set("$cartouche_cite", cite),
    set("$cartouche_cite_as", cite.slice(0, 1)),
    set("$cartouche_cite_document", document),
    set("$cartouche_cite_into", cite, "cartouche_into"),
  ];
}

function location(kind: "~" | "~*", pattern: string, rules: readonly string[]): string {
  return [`location ${kind} ${quotedPattern(pattern)} {`, ...rules.map((rule) => `  ${rule}`), "}"].join("\n");
}
