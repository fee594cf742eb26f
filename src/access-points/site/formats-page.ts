import { entityTypes } from "../../entities/types.ts";
import { layout } from "../../formats/html/layout.ts";
import { type Markup, markup } from "../../formats/html/markup.ts";
import type { Format } from "../../formats/port.ts";
import type { SiteDeps } from "./deps.ts";
import { pluralOf } from "./type-words.ts";

/** `/formats` for people: one row a format, with how to ask for it and the types it is offered for. */
export function formatsPage({ institution, base, formats }: SiteDeps): string {
  const columns = ["Format", "Extension", "Media type", "Profile", "Offered for"];
  return layout({
    title: "Formats",
    institution,
    breadcrumbs: [{ href: "/", label: "Home" }],
    head: markup`<link rel="canonical" href="${base}/formats">
<link rel="alternate" type="application/json" href="${base}/formats.json">
`,
    main: markup`<h1 class="record-title">Formats</h1>
<p class="home-lead">Ask for a format by its extension, by its media type in <code>Accept</code>, or by its profile in <code>?_profile=</code>. A record that is not offered in it answers 406 with the formats it has. The same table is at <a class="govuk-link" href="/formats.json">/formats.json</a>.</p>
<section class="wide-table" aria-labelledby="formats-caption" tabindex="0"><table class="govuk-table">
<caption class="govuk-table__caption govuk-visually-hidden" id="formats-caption">Every format</caption>
<thead class="govuk-table__head"><tr>${columns.map((name) => markup`<th class="govuk-table__header" scope="col">${name}</th>`)}</tr></thead>
<tbody class="govuk-table__body">
${formats.map(row)}</tbody>
</table></section>
`,
  });
}

function row(format: Format): Markup {
  const { title, name, extension, accepts, contentType, profile, types } = format;
  const media = [...new Set([contentType.split(";")[0] ?? contentType, ...accepts])];
  return markup`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">${title}<br><code>${name}</code></th>
<td class="govuk-table__cell"><code>.${extension}</code></td>
<td class="govuk-table__cell">${media.map((type, index) => markup`${index > 0 && markup`<br>`}<code>${type}</code>`)}</td>
<td class="govuk-table__cell">${profile ? markup`<code>${profile.token}</code><br><span class="break">${profile.uri}</span>` : "none"}</td>
<td class="govuk-table__cell">${types === "all" ? "everything" : types.map(pluralOf).join(", ")}</td></tr>
`;
}

/** `/formats.json`: the same table for programs, types spelled out. */
export function formatsJson({ formats }: SiteDeps): string {
  const rows = formats.map(({ name, title, extension, contentType, accepts, profile, types }) => ({
    name,
    title,
    extension,
    contentType,
    accepts,
    ...(profile ? { profile } : {}),
    types: types === "all" ? Object.keys(entityTypes) : types,
  }));
  return `${JSON.stringify({ formats: rows }, null, 2)}\n`;
}
