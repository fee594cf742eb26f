import { type Hole, type Markup, markup } from "./markup.ts";

/** A table: what it is of (read aloud, not shown), its columns, and rows of as many cells, the first of which heads its row. */
export type Table = { id: string; caption: string; columns: readonly string[]; rows: readonly (readonly Hole[])[] };

/** A table that scrolls by itself where it is wider than the page; nothing where it has no rows. */
export function wideTable({ id, caption, columns, rows }: Table): Markup | undefined {
  if (rows.length === 0) return undefined;
  return markup`<section class="wide-table" aria-labelledby="${id}" tabindex="0"><table class="govuk-table">
<caption class="govuk-table__caption govuk-visually-hidden" id="${id}">${caption}</caption>
<thead class="govuk-table__head"><tr>${columns.map((name) => markup`<th class="govuk-table__header" scope="col">${name}</th>`)}</tr></thead>
<tbody class="govuk-table__body">
${rows.map(row)}</tbody>
</table></section>
`;
}

function row([head, ...cells]: readonly Hole[]): Markup {
  const others = cells.map((cell) => markup`\n<td class="govuk-table__cell">${cell}</td>`);
  return markup`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">${head}</th>${others}</tr>\n`;
}

/** Something that is shown when its title is chosen. */
export function disclosure(title: Hole, content: Hole): Markup {
  return markup`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${title}</span></summary>
<div class="govuk-details__text">${content}</div></details>
`;
}
