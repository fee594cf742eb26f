import { layout } from "../../formats/html/layout.ts";
import { type Hole, type Markup, markup } from "../../formats/html/markup.ts";
import { list } from "../../formats/html/page.ts";
import { dayAndTime } from "../../formats/html/when.ts";
import { wideTable } from "../../formats/html/wide-table.ts";
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
${wideTable({
  id: "receipts-caption",
  caption: "The last receipt of every document",
  columns: ["Format", "Is it valid?", "When", "Held to"],
  rows: documents.map(row),
})}`,
  });
}

function row({ title, href, state, checked, asItIsNow, rules }: ToldReceipt): Hole[] {
  const since = asItIsNow === false && markup`<br>It has changed since.`;
  return [
    markup`<a class="govuk-link" href="${href}">${title}</a>`,
    words[state],
    markup`${checked === undefined ? "never" : dayAndTime(checked)}${since}`,
    list(rules.map(ruleWords)) ?? "nothing yet",
  ];
}

function ruleWords({ title, state, faults, why }: RuleResult): Markup {
  const told = list(faults.map(({ where, what }) => markup`<code>${where}</code>: ${what}`));
  return markup`${title}: ${words[state].toLowerCase()}${why !== undefined && markup` (${why})`}${told}`;
}
