import { layout } from "../../formats/html/layout.ts";
import { type Markup, markup } from "../../formats/html/markup.ts";
import { section } from "../../formats/html/page.ts";
import type { Press } from "../press.ts";
import type { DumpFile, DumpManifest } from "./manifest.ts";

const columns = ["File", "Records", "Size", "SHA-256"];

/** `/dumps` for people: every dump with its files. */
export function dumpsPage(dumps: readonly DumpManifest[], { institution, base }: Press): string {
  const none = markup`<p>There is none just now. Ask again later, or follow <a class="govuk-link" href="/changes">what changes</a>.</p>`;
  return layout({
    title: "All data as files",
    institution,
    breadcrumbs: [
      { href: "/", label: "Home" },
      { href: "/dataset", label: "Data" },
    ],
    head: markup`<link rel="canonical" href="${base}/dumps">
<link rel="alternate" type="application/json" href="${base}/dumps.json">
`,
    main: markup`<h1 class="record-title">All data as files</h1>
<p class="home-lead">Everything that is public here, as it was at one moment. What changed since is at <a class="govuk-link" href="/changes">/changes</a>. The same list is at <a class="govuk-link" href="/dumps.json">/dumps.json</a>.</p>
${dumps.length === 0 ? none : dumps.map(shown)}`,
  });
}

function shown({ name, made, files, changes }: DumpManifest): Markup | undefined {
  return section(`dump-${name}`, `${made.slice(0, 10)} ${made.slice(11, 16)} UTC`, [
    markup`<p>Follow on behind change ${changes.seq}.</p>
<div class="wide-table" role="region" aria-label="Files of ${made}" tabindex="0"><table class="govuk-table">
<thead class="govuk-table__head"><tr>${columns.map((title) => markup`<th class="govuk-table__header" scope="col">${title}</th>`)}</tr></thead>
<tbody class="govuk-table__body">
${files.map((file) => row(name, file))}</tbody></table></div>
`,
  ]);
}

function row(dump: string, { name, records, bytes, sha256 }: DumpFile): Markup {
  return markup`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><a class="govuk-link" href="/dumps/${dump}/${name}">${name}</a></th>
<td class="govuk-table__cell">${records.toLocaleString("en")}</td>
<td class="govuk-table__cell">${(bytes / 1e6).toFixed(1)} MB</td>
<td class="govuk-table__cell"><code class="break">${sha256}</code></td></tr>
`;
}
