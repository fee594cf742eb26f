import type { PublicEntity } from "../../publish/public-entity.ts";
import type { FactsByKind } from "../facts-by-kind.ts";
import type { WriteContext } from "../port.ts";
import type { Hole, Markup } from "./markup.ts";
import { markup } from "./markup.ts";

/** What the sections of a record page write from. */
export type Page = { entity: PublicEntity; facts: FactsByKind; context: WriteContext };

/** A section of a record page: undefined where it has nothing to say. */
export type Section = (page: Page) => Markup | undefined;

/** A section with its heading, reachable as `#id`; nothing where its content is nothing. */
export function section(id: string, title: string, content: readonly Hole[]): Markup | undefined {
  const shown = content.filter((part) => part !== undefined && part !== false && part !== "");
  if (shown.length === 0) return undefined;
  return markup`<section class="record-section" aria-labelledby="${id}">
<h2 class="record-section__title" id="${id}">${title}</h2>
<div class="record-section__body">${shown}</div>
</section>
`;
}

/** Something under a heading of its own within a section. */
export function subsection(title: string, content: Hole): Markup {
  return markup`<h3 class="record-subtitle">${title}</h3>
${content}`;
}

/** A list, or nothing where it has no items. */
export function list(items: readonly (Markup | undefined)[], kind = "plain"): Markup | undefined {
  const shown = items.filter((item) => item !== undefined);
  if (shown.length === 0) return undefined;
  const lines = shown.map((item) => markup`<li>${item}</li>\n`);
  return markup`<ul class="record-list record-list--${kind}">\n${lines}</ul>\n`;
}

/** A row of a list of facts. */
export type Row = { term: string; values: readonly Markup[] };

/** Facts as terms and values, one row a term; rows without values are left out. */
export function summaryList(rows: readonly Row[]): Markup | undefined {
  const shown = rows.filter((row) => row.values.length > 0);
  if (shown.length === 0) return undefined;
  return markup`<dl class="govuk-summary-list govuk-summary-list--no-actions">\n${shown.map(summaryRow)}</dl>\n`;
}

function summaryRow(row: Row): Markup {
  const values = row.values.map((value) => markup`<dd class="govuk-summary-list__value">${value}</dd>\n`);
  const inner =
    row.values.length === 1 ? values : markup`<dd class="govuk-summary-list__value">${list([...row.values])}</dd>\n`;
  return markup`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${row.term}</dt>${inner}</div>\n`;
}
