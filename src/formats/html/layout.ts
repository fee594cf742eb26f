import { assets } from "./assets.ts";
import { type Hole, type Markup, markup } from "./markup.ts";
import { pageLanguage } from "./words.ts";

/** What a page is made of: its title, what stands in its head beside that, its way back, its content. */
export type Layout = {
  title: string;
  institution: string;
  main: Hole;
  /** Links and metadata of this page alone. */
  head?: Hole;
  breadcrumbs?: readonly { href: string; label: string }[];
};

const nav = [
  { href: "/", label: "Home" },
  { href: "/formats", label: "Formats" },
  { href: "/dataset", label: "Data" },
  { href: "/policy", label: "Policy" },
];

/** A whole HTML page in the site's dress. It runs no script and asks for nothing but its stylesheets, icon and pictures. */
export function layout({ title, institution, main, head, breadcrumbs }: Layout): string {
  const name = title === institution ? title : `${title} – ${institution}`;
  const page = markup`<!DOCTYPE html>
<html lang="${pageLanguage}" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${assets.govuk.address}">
<link rel="stylesheet" href="${assets.cartouche.address}">
<link rel="icon" href="${assets.icon.address}" type="image/svg+xml">
${head}</head>
<body class="govuk-template__body">
<a href="#main" class="govuk-skip-link">Skip to main content</a>
<header class="site-header">
<div class="govuk-width-container site-header__row">
<a class="site-header__name" href="/">${institution}</a>
<nav aria-label="Site"><ul class="site-header__nav">
${nav.map(({ href, label }) => markup`<li><a class="site-header__link" href="${href}">${label}</a></li>\n`)}</ul></nav>
</div>
</header>
<div class="govuk-width-container">
${breadcrumbs && trail(breadcrumbs)}<main class="govuk-main-wrapper" id="main">
${main}</main>
</div>
<footer class="site-footer">
<div class="govuk-width-container">
<p>Every address on this site is meant to last: <a class="govuk-link" href="/policy">our promise on identifiers</a>. <a class="govuk-link" href="/accessibility">Accessibility</a>.</p>
</div>
</footer>
</body>
</html>
`;
  return page.source;
}

function trail(breadcrumbs: readonly { href: string; label: string }[]): Markup {
  const items = breadcrumbs.map(
    ({ href, label }) =>
      markup`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${href}">${label}</a></li>\n`,
  );
  return markup`<nav class="govuk-breadcrumbs" aria-label="Breadcrumb"><ol class="govuk-breadcrumbs__list">
${items}</ol></nav>
`;
}
