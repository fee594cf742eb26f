import { entityTypes } from "../../entities/types.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { factsByKind } from "../facts-by-kind.ts";
import { offeredIn } from "../offered.ts";
import type { Format, WriteContext } from "../port.ts";
import { humanise } from "../wording.ts";
import { headLinks, isLinkedArt } from "./head-links.ts";
import { layout } from "./layout.ts";
import { type Markup, markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { heading } from "./sections/heading.ts";
import { keyFacts } from "./sections/key-facts.ts";
import { mainPicture, otherPictures } from "./sections/pictures.ts";
import { pidBar } from "./sections/pid-bar.ts";
import { stateBanner } from "./sections/state-banner.ts";
import { sections } from "./sections.ts";
import { searchData, structuredData } from "./structured-data.ts";
import { tombstonePage } from "./tombstone-page.ts";

/** The page of a record for people (of a tombstoned one, its tombstone), with schema.org for search engines and its Linked Art description inside. `others` are the formats it links to. */
export function recordPage(entity: PublicEntity, context: WriteContext, others: readonly Format[]): string {
  const offered = offeredIn(entity, others, context);
  if (entity.ending) return tombstonePage(entity, entity.ending, context, offered);
  const page: Page = { entity, facts: factsByKind(entity.facts), context };
  const linkedArt = offered.find(isLinkedArt);
  return layout({
    title: entity.label,
    institution: context.institution,
    breadcrumbs: [
      { href: "/", label: "Home" },
      { href: "/#types", label: humanise(entityTypes[entity.type].plural) },
    ],
    head: markup`${headLinks(entity, context, offered)}${searchData(entity, context)}${linkedArt && structuredData(linkedArt.write(entity, context))}`,
    main: markup`<article class="record">
<header class="record-head">
${heading(page)}</header>
${pidBar(page, offered)}${stateBanner(page)}${lead(page)}${otherPictures(page)}${sections.map((section) => section(page))}</article>
`,
  });
}

/** The picture and the key facts side by side; nothing where there is neither. */
function lead(page: Page): Markup | undefined {
  const picture = mainPicture(page);
  const facts = keyFacts(page);
  if (picture === undefined && facts === undefined) return undefined;
  return markup`<div class="record-lead${picture === undefined && " record-lead--words"}">
${picture}${facts && markup`<section aria-labelledby="facts"><h2 class="govuk-visually-hidden" id="facts">Key facts</h2>\n${facts}</section>\n`}</div>
`;
}
