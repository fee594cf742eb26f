import { quoted } from "./nginx-words.ts";

/** Where things are described: in files of the site, at another address, or nowhere that is known. */
export type Described = "here" | "nowhere" | { at: string };

/**
 * How a native PID is answered, in the order in which the resolver decides: `$cartouche_pid` is known, and by which files there
 * are `$cartouche_kind` is told. nginx has no `else` and no `and`: each step returns, or sets what a later one asks for.
 */
export function thingRules(described: Described): string[] {
  return [
    "set $cartouche_fault unknown;",
    "error_page 301 303 /nothing;",
    "error_page 404 503 /faults/$cartouche_fault.$cartouche_page;",
    "error_page 406 /faults/not-offered.$cartouche_page;",
    "error_page 410 451 /$cartouche_body;",
    "error_page 472 =300 /$cartouche_body;",
    ...kinds(described),
    ...whereUnlisted(described),
    ...withdrawn,
    ...aboutItself,
    ...merged,
    ...split,
    ...forms,
    ...documents,
  ];
}

function kinds(described: Described): string[] {
  const files = [
    ...(described === "here"
      ? [
          ["documents", ".json", "thing"],
          ["stubs", "", "stub"],
        ]
      : []),
    ["several", ".json", "several"],
    ["gone", ".json", "gone"],
    ["withdrawn", ".problem", "withdrawn"],
    ["withheld", ".problem", "withheld"],
  ];
  return [
    'set $cartouche_kind "";',
    ...files.map(
      ([folder, extension, kind]) =>
        `if (-f $document_root/${folder}/$cartouche_file${extension}) { set $cartouche_kind ${kind}; }`,
    ),
    "if ($cartouche_into) { set $cartouche_kind merged; }",
  ];
}

/** Without documents a pattern cannot tell what is described from what never was: the place that describes can. */
function whereUnlisted(described: Described): string[] {
  if (described === "here") return ['if ($cartouche_kind = "") { return 404; }'];
  if (described === "nowhere") return ['if ($cartouche_kind = "") { set $cartouche_fault unavailable; return 503; }'];
  const to = quoted(`${described.at}/`).slice(1, -1);
  return [
    `if ($cartouche_kind = "") { set $cartouche_link $cartouche_cite; return 303 "${to}$cartouche_pid$cartouche_suffix$cartouche_dot$is_args$args"; }`,
  ];
}

const withdrawn = [
  "set $cartouche_body $cartouche_kind/$cartouche_file.$cartouche_page;",
  "if ($cartouche_kind = withdrawn) { return 410; }",
  `if ($cartouche_kind = withheld) { set $cartouche_link ${quoted('</policy>; rel="blocked-by"')}; return 451; }`,
];

/** Inflections are answered by the service alone. */
const aboutItself = [
  'set $cartouche_asks "$cartouche_suffix$cartouche_ext:$args";',
  'if ($cartouche_asks ~ "^:(?:info|json|\\?)$") { set $cartouche_fault away; return 503; }',
];

const merged = [
  "if ($cartouche_stays) { set $cartouche_fault part; return 404; }",
  "if ($cartouche_kind = merged) { set $cartouche_link $cartouche_cite_into; return 301 /$cartouche_into$cartouche_suffix$cartouche_dot$is_args$args; }",
];

const split = [
  'set $cartouche_asks "$cartouche_kind:$cartouche_asked";',
  'if ($cartouche_asks ~ "^several:linkset") { set $cartouche_link $cartouche_cite_as; rewrite ^ /documents/$cartouche_file.$cartouche_asked last; }',
  "set $cartouche_body several/$cartouche_file.$cartouche_several;",
  "if ($cartouche_kind = several) { set $cartouche_link $cartouche_cite; return 472; }",
];

const forms = [
  'set $cartouche_asks "$cartouche_kind:$cartouche_served:$cartouche_suffix";',
  'if ($cartouche_asks ~ "^(?:thing|stub):1:") { set $cartouche_fault away; return 503; }',
  'if ($cartouche_asks ~ "^(?:thing|stub)::.") { set $cartouche_fault part; return 404; }',
  'if ($args ~ "(?:^|&)_?profile=(?:alt|all)(?:&|$)") { set $cartouche_fault away; return 503; }',
  "set $cartouche_there none;",
  "if (-f $document_root/documents/$cartouche_file.$cartouche_form) { set $cartouche_there documents; }",
  "if (-f $document_root/gone/$cartouche_file.$cartouche_form) { set $cartouche_there gone; }",
  "set $cartouche_body gone/$cartouche_file.$cartouche_form;",
  "if (-f $document_root/gone/$cartouche_file.$cartouche_form.json) { set $cartouche_there gone; set $cartouche_body gone/$cartouche_file.$cartouche_form.json; }",
  "if ($cartouche_there = none) { return 406; }",
  "if ($cartouche_there = gone) { set $cartouche_link $cartouche_cite; return 410; }",
];

const documents = [
  "set $cartouche_way $cartouche_kind:see:$cartouche_form;",
  "if ($cartouche_asked = $cartouche_form) { set $cartouche_way document; }",
  'if ($cartouche_way ~ "^stub:see:(?!linkset)") { set $cartouche_location /$cartouche_pid.$cartouche_form_ext; set $cartouche_way document; }',
  "set $cartouche_link $cartouche_cite;",
  "if ($cartouche_way != document) { return 303 /$cartouche_pid.$cartouche_form_ext; }",
  "set $cartouche_link $cartouche_cite_document;",
  "if ($cartouche_form ~ ^linkset) { set $cartouche_link $cartouche_cite_as; }",
  "rewrite ^ /documents/$cartouche_file.$cartouche_form last;",
];
