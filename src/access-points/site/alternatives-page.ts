import { layout } from "../../formats/html/layout.ts";
import { type Markup, markup } from "../../formats/html/markup.ts";
import { list } from "../../formats/html/page.ts";
import { pluralOf } from "./type-words.ts";

type Offered = { title: string; href: string; type?: string; profile?: string };
type Withheld = { title: string; lacks?: readonly string[]; onlyFor?: readonly string[] };

/** The page of what a thing is offered in: a link to each, and what it lacks for the others. */
export function alternativesPage(
  { pid, label }: { pid: string; label: string },
  { offered, missing }: { offered: readonly Offered[]; missing: readonly Withheld[] },
  institution: string,
): string {
  return layout({
    title: `Formats of ${label}`,
    institution,
    breadcrumbs: [
      { href: "/", label: "Home" },
      { href: `/${pid}`, label },
    ],
    head: markup`<meta name="robots" content="noindex">\n`,
    main: markup`<p class="record-type">${pid}</p>
<h1 class="record-title">Formats of ${label}</h1>
${list(offered.map(offeredLine))}${missing.length > 0 && markup`<h2 class="record-subtitle">What it is not offered in</h2>\n${list(missing.map(withheldLine))}`}<p><a class="govuk-link" href="/formats">What each format carries</a></p>
`,
  });
}

function offeredLine({ title, href, type, profile }: Offered): Markup {
  return markup`<a class="govuk-link" href="${href}">${title}</a>${type !== undefined && markup` <code>${type}</code>`}${profile !== undefined && markup` <span class="aside break">${profile}</span>`}`;
}

/** Why a thing is not offered in a format, in a line: “LIDO: it lacks a title; a right that …”. */
export function withheldLine({ title, lacks = [], onlyFor = [] }: Withheld): Markup {
  const why = lacks.length > 0 ? `it lacks ${lacks.join("; ")}` : `it is for ${onlyFor.map(pluralOf).join(", ")} only`;
  return markup`${title}: ${why}`;
}
