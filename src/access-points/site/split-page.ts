import { layout } from "../../formats/html/layout.ts";
import { markup } from "../../formats/html/markup.ts";
import { list } from "../../formats/html/page.ts";
import { reference } from "../../formats/html/reference.ts";
import { day } from "../../formats/html/when.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { labelOf } from "./type-words.ts";

/** An identifier that stood for several things: what it was called, since when and why it leads to which others. */
export type Split = { pid: string; label: string; since: string; reason: string; successors: readonly PublicRef[] };

/** The page of a split identifier's 300: why it leads to several things, with a link to each. */
export function splitPage({ pid, label, since, reason, successors }: Split, institution: string): string {
  const links = successors.map((ref) => markup`${reference(ref)}, ${labelOf(ref.type)}`);
  return layout({
    title: `${label} is described as several things`,
    institution,
    breadcrumbs: [{ href: "/", label: "Home" }],
    head: markup`<meta name="robots" content="noindex">\n`,
    main: markup`<p class="record-type">${pid}</p>
<h1 class="record-title">${label} is described as several things</h1>
<p class="home-lead">Since <time datetime="${since}">${day(since)}</time> each of them has an identifier of its own. Choose the one you mean, and cite that one from now on.</p>
${list(links) ?? markup`<p>None of them can be shown at the moment. Please ask ${institution}.</p>\n`}${reason !== "" && markup`<h2 class="record-subtitle">Why</h2>\n<p>${reason}</p>\n`}<p><a class="govuk-link" href="/policy">What we promise about identifiers</a></p>
`,
  });
}
