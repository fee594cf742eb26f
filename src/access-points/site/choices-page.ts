import { layout } from "../../formats/html/layout.ts";
import { type Markup, markup } from "../../formats/html/markup.ts";
import { list } from "../../formats/html/page.ts";
import { schemeTitle } from "../../formats/wording.ts";
import type { ErrorContext } from "./error-page.ts";
import { labelOf } from "./type-words.ts";

/** One of the things that a number may mean. */
export type NumberChoice = {
  pid: string;
  label: string;
  type: string;
  scheme: string;
  value: string;
  standing: string;
};

/** The page of a 300: several things have or had this number, each with a link. */
export function choicesPage(number: string, choices: readonly NumberChoice[], { institution }: ErrorContext): string {
  return layout({
    title: `Several things have the number ${number}`,
    institution,
    breadcrumbs: [{ href: "/", label: "Home" }],
    head: markup`<meta name="robots" content="noindex">\n`,
    main: markup`<h1 class="record-title">Several things have the number ${number}</h1>
<p class="home-lead">Choose the one you mean. Its own address, under its name, will not be ambiguous again.</p>
${list(choices.map(choiceLine))}`,
  });
}

function choiceLine({ pid, label, type, scheme, value, standing }: NumberChoice): Markup {
  const former = standing === "former" ? ", formerly" : "";
  return markup`<a class="govuk-link" href="/${pid}">${label}</a>, ${labelOf(type)} <span class="aside">(${schemeTitle(scheme)} ${value}${former})</span>`;
}
