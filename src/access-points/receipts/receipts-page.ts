import { layout } from "../../formats/html/layout.ts";
import { type Markup, markup } from "../../formats/html/markup.ts";
import { list } from "../../formats/html/page.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { RuleResult } from "../../validity/result.ts";
import type { ToldReceipt, ToldReceipts } from "./told-receipts.ts";

const words = { valid: "Valid", invalid: "Invalid", unchecked: "Not checked" } as const;

/** `/{PID}/receipts` for people: a row a format, with what its document was held to. */
export function receiptsPage(
  { pid, label }: PublicEntity,
  { documents, of }: ToldReceipts,
  institution: string,
): string {
  const columns = ["Format", "Is it valid?", "When", "Held to"];
  return layout({
    title: `Validity of ${label}`,
    institution,
    breadcrumbs: [
      { href: "/", label: "Home" },
      { href: `/${pid}`, label },
    ],
    head: markup`<link rel="canonical" href="${of}/receipts">\n<meta name="robots" content="noindex">\n`,
    main: markup`<p class="record-type">${pid}</p>
<h1 class="record-title">Validity of ${label}</h1>
<p class="home-lead">Every document is held to its standard’s own schema. A receipt is of one text: where the document has changed since, it is checked again in the next round.</p>
<section class="wide-table" aria-labelledby="receipts-caption" tabindex="0"><table class="govuk-table">
<caption class="govuk-table__caption govuk-visually-hidden" id="receipts-caption">The last receipt of every document</caption>
<thead class="govuk-table__head"><tr>${columns.map((name) => markup`<th class="govuk-table__header" scope="col">${name}</th>`)}</tr></thead>
<tbody class="govuk-table__body">
${documents.map(row)}</tbody>
</table></section>
`,
  });
}

function row({ title, href, state, checked, asItIsNow, rules }: ToldReceipt): Markup {
  const when = checked === undefined ? "never" : `${checked.slice(0, 10)} ${checked.slice(11, 16)} UTC`;
  const since = asItIsNow === false && markup`<br>It has changed since.`;
  return markup`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><a class="govuk-link" href="${href}">${title}</a></th>
<td class="govuk-table__cell">${words[state]}</td>
<td class="govuk-table__cell">${when}${since}</td>
<td class="govuk-table__cell">${list(rules.map(ruleWords)) ?? "nothing yet"}</td></tr>
`;
}

function ruleWords({ title, state, faults, why }: RuleResult): Markup {
  const told = list(faults.map(({ where, what }) => markup`<code>${where}</code>: ${what}`));
  return markup`${title}: ${words[state].toLowerCase()}${why !== undefined && markup` (${why})`}${told}`;
}
