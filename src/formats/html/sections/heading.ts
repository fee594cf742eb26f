import { numberOf } from "../../../entities/label.ts";
import { entityTypes } from "../../../entities/types.ts";
import { humanise } from "../../wording.ts";
import { madeWhen, makerNames } from "../citation.ts";
import { join, type Markup, markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { languageOf } from "../words.ts";

/** The type and number, the title in its language, and who made it when. */
export function heading({ entity, facts }: Page): Markup {
  const number = numberOf(entity.facts);
  const titled = facts.name.flatMap(({ text }) => text).find(({ value }) => value === entity.label);
  const language = titled && languageOf(titled);
  const byline = join([makerNames(facts.activity), madeWhen(facts.activity)], ", ");
  const eyebrow = join(
    [humanise(entityTypes[entity.type].label), number !== entity.label && number, entity.pid],
    " · ",
  );
  return markup`<p class="record-type">${eyebrow}</p>
<h1 class="record-title"${language && markup` lang="${language}"`}>${entity.label}</h1>
${byline.source !== "" && markup`<p class="record-byline">${byline}</p>\n`}`;
}
