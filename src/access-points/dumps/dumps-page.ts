import { layout } from "../../formats/html/layout.ts";
import { type Hole, type Markup, markup } from "../../formats/html/markup.ts";
import { section } from "../../formats/html/page.ts";
import { dayAndTime } from "../../formats/html/when.ts";
import { wideTable } from "../../formats/html/wide-table.ts";
import type { Press } from "../press.ts";
import type { DumpFile, DumpManifest } from "./manifest.ts";

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
  return section(`dump-${name}`, dayAndTime(made), [
    markup`<p>Follow on behind change ${changes.seq}.</p>\n`,
    wideTable({
      id: `files-${name}`,
      caption: `Files of ${dayAndTime(made)}`,
      columns: ["File", "Records", "Size", "SHA-256"],
      rows: files.map((file) => row(name, file)),
    }),
  ]);
}

function row(dump: string, { name, records, bytes, sha256 }: DumpFile): Hole[] {
  return [
    markup`<a class="govuk-link" href="/dumps/${dump}/${name}">${name}</a>`,
    records.toLocaleString("en"),
    `${(bytes / 1e6).toFixed(1)} MB`,
    markup`<code class="break">${sha256}</code>`,
  ];
}
