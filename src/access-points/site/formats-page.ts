import { layout } from "../../formats/html/layout.ts";
import { type Hole, join, markup } from "../../formats/html/markup.ts";
import { section } from "../../formats/html/page.ts";
import { wideTable } from "../../formats/html/wide-table.ts";
import type { Format } from "../../formats/port.ts";
import { coverageJson, coverageOnPage } from "./coverage.ts";
import type { SiteDeps } from "./deps.ts";
import { pluralOf } from "./type-words.ts";

/** `/formats` for people: how to ask for each format, what it is offered for, and what it carries of the sixteen kinds of facts. */
export function formatsPage(deps: SiteDeps): string {
  const { institution, base, formats } = deps;
  return layout({
    title: "Formats",
    institution,
    breadcrumbs: [{ href: "/", label: "Home" }],
    head: markup`<link rel="canonical" href="${base}/formats">
<link rel="alternate" type="application/json" href="${base}/formats.json">
`,
    main: markup`<h1 class="record-title">Formats</h1>
<p class="home-lead">Ask for a format by its extension, by its media type in <code>Accept</code>, or by its profile in <code>Accept-Profile</code> or <code>?_profile=</code>. Where several have one media type, the first that a record is offered in answers; its profile tells them apart. A record that is not offered in what was asked for answers 406 with the formats it has and what it lacks. The same tables are at <a class="govuk-link" href="/formats.json">/formats.json</a>.</p>
${wideTable({
  id: "formats-caption",
  caption: "Every format",
  columns: ["Format", "Extension", "Media type", "Profile", "Offered for"],
  rows: formats.map(row),
})}${section("coverage", "What each carries", [
  markup`<p>What sources say comes in sixteen kinds of facts. Each format carries of them what its standard has a place for; plain JSON has all. What a single record loses in each is told at its own address followed by <code>/why</code>.</p>
`,
  formats.map((format) => coverageOnPage(format, deps)),
])}`,
  });
}

function row(format: Format): Hole[] {
  const { title, name, extension, contentType, accepts, types } = format;
  const media = [...new Set([contentType.split(";")[0] ?? contentType, ...accepts])];
  return [
    markup`${title}<br><code>${name}</code>`,
    markup`<code>.${extension}</code>`,
    join(
      media.map((type) => markup`<code>${type}</code>`),
      markup`<br>`,
    ),
    profileOf(format),
    types === "all" ? "everything" : types.map(pluralOf).join(", "),
  ];
}

function profileOf({ profile, tokens = [] }: Format): Hole {
  if (!profile && tokens.length === 0) return "none";
  const names = [profile?.token, ...tokens].map((token) => token !== undefined && markup`<code>${token}</code>`);
  return markup`${join(names, ", ")}${profile && markup`<br><span class="break">${profile.uri}</span>`}`;
}

/** `/formats.json`: the same tables for programs, types spelled out. */
export function formatsJson(deps: SiteDeps): string {
  const rows = deps.formats.map((format) => {
    const { name, title, extension, contentType, accepts, profile, tokens } = format;
    return {
      name,
      title,
      extension,
      contentType,
      accepts,
      ...(profile ? { profile } : {}),
      ...(tokens ? { tokens } : {}),
      ...coverageJson(format, deps),
    };
  });
  return `${JSON.stringify({ formats: rows }, null, 2)}\n`;
}
