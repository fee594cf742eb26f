import { entityTypes } from "../../entities/types.ts";
import type { PublicEnding, PublicEntity } from "../../publish/public-entity.ts";
import { reasonWords } from "../ending-words.ts";
import type { Format, WriteContext } from "../port.ts";
import { humanise } from "../wording.ts";
import { citingLinks, isLinkedArt } from "./head-links.ts";
import { layout } from "./layout.ts";
import { type Markup, markup } from "./markup.ts";
import { type Row, summaryList } from "./page.ts";
import { reference } from "./reference.ts";
import { searchData, structuredData } from "./structured-data.ts";
import { day } from "./when.ts";

/** The page of a thing that is no longer described: what it was last called, why and since when, what to see instead, whom to ask. */
export function tombstonePage(
  entity: PublicEntity,
  ending: PublicEnding,
  context: WriteContext,
  offered: readonly Format[],
): string {
  const address = `${context.base}/${entity.pid}`;
  const linkedArt = offered.find(isLinkedArt);
  return layout({
    title: entity.label,
    institution: context.institution,
    breadcrumbs: [{ href: "/", label: "Home" }],
    head: markup`<meta name="robots" content="noindex">
${citingLinks(entity, context)}${searchData(entity, context)}${linkedArt && structuredData(linkedArt.write(entity, context))}`,
    main: markup`<p class="record-type">${humanise(entityTypes[entity.type].label)} · ${entity.pid}</p>
<h1 class="record-title">${entity.label}</h1>
<div class="govuk-inset-text state-banner">
<p><strong>${context.institution} no longer describes this.</strong> Its identifier has not been given to anything else and will keep leading here.</p>
</div>
${summaryList(rows(ending, address, context))}${formatList(entity, offered)}`,
  });
}

function rows({ reason, date, note, successor }: PublicEnding, address: string, { institution }: WriteContext): Row[] {
  return [
    { term: "Why", values: [markup`${reasonWords[reason]}`, ...(note ? [markup`${note}`] : [])] },
    { term: "Since", values: [markup`<time datetime="${date}">${day(date)}</time>`] },
    { term: "See instead", values: successor ? [reference(successor)] : [] },
    { term: "Identifier", values: [markup`<span class="break">${address}</span>`] },
    { term: "Questions", values: [markup`Ask ${institution}, and name the identifier.`] },
  ];
}

function formatList({ pid }: PublicEntity, offered: readonly Format[]): Markup {
  const links = offered.map(
    ({ extension, contentType, title }) =>
      markup`<li><a class="govuk-link" href="/${pid}.${extension}" type="${contentType}">${title}</a></li>\n`,
  );
  return markup`<h2 class="record-subtitle">The same as data</h2>
<ul class="record-list record-list--inline">
${links}</ul>
<p><a class="govuk-link" href="/policy">What we promise about identifiers</a></p>
`;
}
