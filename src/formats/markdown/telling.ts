import type { PublicEntity } from "../../publish/public-entity.ts";
import { endingWords } from "../ending-words.ts";
import { factsByKind } from "../facts-by-kind.ts";
import { citation } from "../html/citation.ts";
import { type Markup, markup } from "../html/markup.ts";
import { type Page, summaryList } from "../html/page.ts";
import { outside } from "../html/reference.ts";
import { heading } from "../html/sections/heading.ts";
import { keyFacts } from "../html/sections/key-facts.ts";
import { mainPicture, otherPictures } from "../html/sections/pictures.ts";
import { stateBanner } from "../html/sections/state-banner.ts";
import { sections } from "../html/sections.ts";
import type { WriteContext } from "../port.ts";
import type { Dialect } from "./dialect.ts";
import { renderBlocks } from "./render.ts";

/** A record told to readers, in the words and the order of its page, without the page around it. */
export function tell(entity: PublicEntity, context: WriteContext, dialect: Dialect): string {
  const parts = entity.ending ? endedParts(entity, context) : recordParts(entity, context);
  const html = markup`${parts}`.source;
  return `${[...renderBlocks(html, context.base, dialect), ...dialect.end()].join("\n\n")}\n`;
}

function recordParts(entity: PublicEntity, context: WriteContext): (Markup | undefined)[] {
  const page: Page = { entity, facts: factsByKind(entity.facts), context };
  return [
    heading(page),
    stateBanner(page),
    about(page),
    mainPicture(page),
    keyFacts(page),
    otherPictures(page),
    ...sections.map((section) => section(page)),
  ];
}

/** What to cite it by, and under what terms this description comes. */
function about(page: Page): Markup | undefined {
  const { entity, context } = page;
  return summaryList([
    { term: "Identifier", values: [outside(`${context.base}/${entity.pid}`)] },
    { term: "Cite as", values: [citation(page)] },
    { term: "Licence of this description", values: context.licence ? [outside(context.licence)] : [] },
  ]);
}

function endedParts(entity: PublicEntity, context: WriteContext): (Markup | undefined)[] {
  const ending = entity.ending && endingWords(entity.ending, context.institution);
  return [
    markup`<h1>${entity.label}</h1>`,
    markup`<p>${ending}</p>`,
    summaryList([{ term: "Identifier", values: [outside(`${context.base}/${entity.pid}`)] }]),
  ];
}
