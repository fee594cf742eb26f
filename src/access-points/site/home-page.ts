import { entityTypes } from "../../entities/types.ts";
import { layout } from "../../formats/html/layout.ts";
import { type Markup, markup } from "../../formats/html/markup.ts";
import { humanise } from "../../formats/wording.ts";
import type { Counts, Example, SiteDeps } from "./deps.ts";
import { lookupForm } from "./lookup-form.ts";
import { countOf } from "./type-words.ts";

/** The home page: what this is, what there is, how to find and address a thing. */
export function homePage(deps: SiteDeps, counts: Counts, examples: readonly Example[]): string {
  const { institution, base } = deps;
  const [example] = examples;
  return layout({
    title: institution,
    institution,
    head: markup`<link rel="canonical" href="${base}/">\n`,
    main: markup`<div class="home-head">
<p class="record-type">${institution}</p>
<h1 class="record-title">The collection, each thing at an address that lasts</h1>
<p class="home-lead">Every work, person, room, exhibition and document here has a persistent identifier that will not be given to anything else. Open it in a browser and you get a page; ask for data and you get the same record in any of the <a class="govuk-link" href="/formats">formats we offer</a>.</p>
${lookupForm}</div>
${typeList(counts, examples)}${example && addressing(base, example, deps)}`,
  });
}

function typeList(counts: Counts, examples: readonly Example[]): Markup {
  const types = Object.keys(entityTypes).filter((type) => (counts[type] ?? 0) > 0);
  const rows = types.map((type) => {
    const links = examples
      .filter((example) => example.type === type)
      .slice(0, 3)
      .map(exampleLink);
    return markup`<li class="type-card"><h3 class="type-card__title">${humanise(countOf(type, counts[type] ?? 0))}</h3>
${links.length > 0 && markup`<ul class="record-list">\n${links}</ul>\n`}</li>
`;
  });
  const nothing = markup`<p>Nothing has been published yet.</p>\n`;
  return markup`<section class="record-section record-section--wide" aria-labelledby="types">
<h2 class="record-section__title" id="types">What is here</h2>
${rows.length > 0 ? markup`<ul class="type-cards">\n${rows}</ul>\n` : nothing}</section>
`;
}

function exampleLink({ pid, label }: Example): Markup {
  return markup`<li><a class="govuk-link" href="/${pid}">${label}</a></li>\n`;
}

function addressing(base: string, { pid, label }: Example, { formats }: SiteDeps): Markup {
  const data = formats.find(({ name }) => name !== "html");
  const profiled = formats.find(({ profile }) => profile !== undefined);
  return markup`<section class="record-section" aria-labelledby="addressing">
<h2 class="record-section__title" id="addressing">How to address a thing</h2>
<div class="record-section__body">
<p>The identifier itself stands for the thing, here <a class="govuk-link" href="/${pid}">${label}</a>. It leads to the document that suits you best:</p>
${command("A page, in a browser", `${base}/${pid}`)}${data && command("By the Accept header", `curl -L -H 'Accept: ${data.accepts[0] ?? data.contentType}' ${base}/${pid}`)}${data && command("By an extension", `curl ${base}/${pid}.${data.extension}`)}${profiled?.profile && command("By a profile", `curl -L '${base}/${pid}?_profile=${profiled.profile.token}'`)}${command("What it is offered in", `curl '${base}/${pid}?_profile=alt'`)}${command("By a number it has or had", `curl -L ${base}/lookup/inventory/NUMBER`)}<p>See all <a class="govuk-link" href="/formats">formats</a> and <a class="govuk-link" href="/policy">what we promise about identifiers</a>.</p>
</div>
</section>
`;
}

function command(title: string, line: string): Markup {
  return markup`<h3 class="record-subtitle">${title}</h3>
<pre class="command"><code>${line}</code></pre>
`;
}
