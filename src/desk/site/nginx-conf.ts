import { linksetForms } from "../../formats/linkset-forms.ts";
import type { Format } from "../../formats/port.ts";

/** What the rules are made for: the namespace, every format, the name assigner of our ARKs, and where described things are if not here. */
export type Served = {
  base: string;
  formats: readonly Pick<Format, "name" | "extension" | "contentType" | "accepts">[];
  naan: string | undefined;
  /** Where PIDs are sent whose documents are not in the folder. */
  fallbackUrl: string | undefined;
  /** How many PIDs and aliases the maps name: nginx wants to know. */
  mapped: number;
};

const security =
  "default-src 'none'; style-src 'self'; img-src 'self' https: http: data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** `nginx.conf`: starts nginx on the folder as it is, for a trial: `nginx -p "$PWD" -c nginx.conf`. */
export function trialConf(): string {
  return `# For a trial, in this folder: nginx -p "$PWD" -c nginx.conf
# To stay: include cartouche.conf in the http block of your own, and set the root in it.
worker_processes 1;
pid nginx.pid;
error_log error.log;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path tmp/body; proxy_temp_path tmp/proxy; fastcgi_temp_path tmp/fastcgi;
  uwsgi_temp_path tmp/uwsgi; scgi_temp_path tmp/scgi;
  include cartouche.conf;
}
`;
}

/** `cartouche.conf`: patterns for what is described, and maps for the exceptions alone (merged, split, ended, stubs, older identifiers). */
export function siteConf(served: Served): string {
  const size = 2 ** Math.max(11, Math.ceil(Math.log2(2 * served.mapped + 1)));
  return `# How every identifier of ${served.base} is answered without Cartouche.
map_hash_max_size ${size};
map_hash_bucket_size 256;
variables_hash_max_size 4096;
${acceptMap(served)}
map $cartouche_form $cartouche_page { default json; html html; }
map $cartouche_pid $cartouche_state { default ""; include maps/states.map; }
map $cartouche_pid $cartouche_into { default ""; include maps/merges.map; }
map $cartouche_id $cartouche_alias { default ""; include maps/aliases.map; }
map $cartouche_id $cartouche_spelling { default ""; include maps/spellings.map; }
${letterMaps()}
server {
  listen 127.0.0.1:8080;
  root www;
  absolute_redirect off;
  server_tokens off;
${common("  ")}
  error_page 404 /_file/unknown.problem.$cartouche_page;

  location /assets/ { types { text/css css; image/svg+xml svg; } charset utf-8; expires max; }
  location = /_pid { internal; ${answering(served)}  }
${fileLocations(served)}
  # A native PID in any case, with or without hyphens, or as an ARK.
  location ~* "^/(?:ark:/?${served.naan ?? "[0-9a-z]+"}/)?${native}(?:\\.(?<cartouche_ext>${extensions(served)}))?$" {
    set $cartouche_pid "${places.map((at) => `$cartouche_u${at}${at === 4 || at === 8 ? "-" : ""}`).join("")}";
    set $cartouche_asked "$cartouche_ext";
    rewrite ^ /_pid last;
  }
  # An identifier of an older form, exactly as it was given.
  location ~ "^/(?:resource/)?(?<cartouche_id>[0-9A-Za-z-]+?)(?:\\.(?<cartouche_ext>${extensions(served)}))?$" {
    if ($cartouche_spelling != $cartouche_id) { return 404; }
    set $cartouche_pid $cartouche_alias;
    set $cartouche_asked "$cartouche_ext";
    rewrite ^ /_pid last;
  }
  location / { return 404; }
}
`;
}

const places = Array.from({ length: 12 }, (_, at) => at + 1);
const native = places.map((at) => `(?<cartouche_c${at}>[0-9a-z])${at === 4 || at === 8 ? "-?" : ""}`).join("");

/** nginx has no upper case, but its maps ignore case: one for each place, which reads O, I, L and U as what they were meant to be. */
function letterMaps(): string {
  const read = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter) => `${letter} ${slips.get(letter) ?? letter};`).join(" ");
  return places
    .map((at) => `map $cartouche_c${at} $cartouche_u${at} { default $cartouche_c${at}; ${read} }`)
    .join("\n");
}

const slips = new Map([
  ["O", "0"],
  ["I", "1"],
  ["L", "1"],
  ["U", "V"],
]);

function acceptMap({ formats }: Served): string {
  const [page, ...data] = [...formats].sort((a, b) => Number(b.name === "html") - Number(a.name === "html"));
  const rows = [
    ...(page?.accepts ?? []).map((type) => [`~*${escaped(type)}`, page?.extension]),
    ...data.flatMap(({ accepts, extension }) => accepts.map((type) => [`~*^${escaped(type)}`, extension])),
    ...linksetForms.flatMap(({ accepts, extension }) =>
      accepts.map((type) => [`~*^${escaped(type)}(;|,|$)`, extension]),
    ),
  ];
  return `map $http_accept $cartouche_form {\n  default json;\n${rows.map(([type, form]) => `  "${type}" ${form};`).join("\n")}\n}`;
}

const escaped = (type: string) => type.replace(/[.+*]/g, "\\$&");

/** Longest first: `linkset.json` is no `json`. */
function extensions({ formats }: Served): string {
  const all = [...formats, ...linksetForms].map(({ extension }) => extension);
  return all
    .sort((a, b) => b.length - a.length)
    .map((one) => one.replaceAll(".", "\\."))
    .join("|");
}

function common(indent: string, link = ""): string {
  return [
    "add_header Access-Control-Allow-Origin * always;",
    'add_header Access-Control-Expose-Headers "Link, ETag, Location, Content-Location, Last-Modified, Retry-After" always;',
    "add_header X-Content-Type-Options nosniff always;",
    'add_header Vary "Accept, Accept-Profile" always;',
    ...(link === "" ? [] : [`add_header Link '<${link}>; rel="cite-as"' always;`]),
  ]
    .map((line) => indent + line)
    .join("\n");
}

/** By the state of a PID: what has ended from the maps, what is described from the files that are there. */
function answering({ base, fallbackUrl }: Served): string {
  const elsewhere = fallbackUrl?.replace(/\/+$/, "");
  return `
    set $cartouche_form_asked $cartouche_asked;
    if ($cartouche_asked = "") { set $cartouche_form_asked $cartouche_form; }
    set $cartouche_dot "";
    if ($cartouche_asked) { set $cartouche_dot ".$cartouche_asked"; }
    if ($cartouche_pid ~ "^(..)") { set $cartouche_shard $1; }
    set $cartouche_doc "$cartouche_shard/$cartouche_pid";
    set $cartouche_ended "$cartouche_doc.$cartouche_form_asked";
    if ($cartouche_state = withdrawn) { set $cartouche_ended "$cartouche_doc.problem.$cartouche_page"; }
    if ($cartouche_state = withheld) { set $cartouche_ended "$cartouche_doc.problem.$cartouche_page"; }
    set $cartouche_several "$cartouche_doc.json";
    if ($cartouche_form_asked = html) { set $cartouche_several "$cartouche_doc.html"; }
    set $cartouche_link "${base}/$cartouche_pid";
    error_page 418 =300 /_file/$cartouche_several;
    # nginx puts no page of ours on a 300 that it returns itself.
    error_page 404 /_file/unknown.problem.$cartouche_page;
    error_page 410 451 /_file/$cartouche_ended;
    if ($cartouche_into) {
      add_header Cache-Control max-age=3600;
${common("      ", `${base}/$cartouche_into`)}
      return 301 /$cartouche_into$cartouche_dot$is_args$args;
    }
    set $cartouche_gone "$cartouche_state.$cartouche_asked";
    if ($cartouche_gone ~ "^tombstoned\\.(?!linkset)") { return 410; }
    if ($cartouche_state = withdrawn) { return 410; }
    if ($cartouche_state = withheld) { return 451; }
    if (!-f $document_root/d/$cartouche_doc) { return 404; }
    set $cartouche_split "$cartouche_state.$cartouche_asked";
    if ($cartouche_split ~ "^split\\.(?!linkset)") { return 418; }
    if ($cartouche_state = stub) { set $cartouche_asked $cartouche_form_asked; }
${elsewhere === undefined ? "" : `    if (!-f $document_root/d/$cartouche_doc.json) { return 303 ${elsewhere}/$cartouche_pid$cartouche_dot$is_args$args; }\n`}    if ($cartouche_asked = "") {
      add_header Cache-Control no-cache;
${common("      ", `${base}/$cartouche_pid`)}
      return 303 /$cartouche_pid.$cartouche_form;
    }
    rewrite ^ /_file/$cartouche_doc.$cartouche_asked last;
`;
}

/** One location a form, since nginx takes no variable for a content type. */
function fileLocations({ formats }: Served): string {
  const forms = [
    { extension: "problem.json", contentType: "application/problem+json" },
    { extension: "problem.html", contentType: "text/html; charset=utf-8" },
    ...[...linksetForms].sort((a, b) => b.extension.length - a.extension.length),
    ...formats,
  ];
  return forms
    .map(({ extension, contentType }) => {
      const html = contentType.startsWith("text/html");
      return `  location ~ "^/_file/(?<cartouche_file>.+\\.${extension.replaceAll(".", "\\.")})$" {
    internal; alias www/d/$cartouche_file; types { } default_type '${contentType}';
    add_header Cache-Control no-cache always;
${html ? `    add_header Content-Security-Policy "${security}" always;\n` : ""}${common("    ", extension.startsWith("problem.") ? "" : "$cartouche_link")}
  }`;
    })
    .join("\n");
}
