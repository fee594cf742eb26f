import type { PublicRef } from "../../../publish/public-entity.ts";
import { inOrder, type KindOf } from "../../facts-by-kind.ts";
import { eachImageOnce, isPicture, mayShow, pictureOf } from "../../picture.ts";
import { plainText } from "../../plain-text.ts";
import type { Picture, WriteContext } from "../../port.ts";
import { humanise } from "../../wording.ts";
import { safeAddressHere } from "../addresses.ts";
import { type Markup, markup } from "../markup.ts";
import type { Page, Section } from "../page.ts";
import { reference } from "../reference.ts";
import { allWords } from "../words.ts";

/** The first picture, large: the thing's own where it is one, else its primary one. Undefined where none can be shown. */
export const mainPicture: Section = (page) => {
  const own = pictureOf(page.entity);
  if (own !== undefined)
    return markup`<figure class="record-figure">${image(own, page.context, ownAlternative(page))}</figure>\n`;
  const [first] = shownMedia(page);
  return first && figure(page, first);
};

/** The other pictures, small, and links to media that have none to show. */
export const otherPictures: Section = (page) => {
  const first = pictureOf(page.entity) === undefined ? shownMedia(page)[0] : undefined;
  const others = inOrder(eachImageOnce(page.facts.media)).filter((fact) => fact !== first);
  if (others.length === 0) return undefined;
  return markup`<div class="record-gallery">\n${others.map((fact) => figure(page, fact))}</div>\n`;
};

function shownMedia(page: Page): KindOf<"media">[] {
  const media = inOrder(eachImageOnce(page.facts.media)).filter((fact) => pictureFor(page, fact.image) !== undefined);
  return media.toSorted((a, b) => Number(b.role === "primary") - Number(a.role === "primary"));
}

function figure(page: Page, fact: KindOf<"media">): Markup {
  const picture = pictureFor(page, fact.image);
  const shown = picture && image(picture, page.context, alternative(page, fact));
  return markup`<figure class="record-figure${shown === undefined && " record-figure--words"}">
${shown}<figcaption class="record-caption">${caption(fact)}</figcaption>
</figure>
`;
}

/** A picture of this site is asked for from wherever the page was, whatever address the site is printed under. */
function image({ url, widthPx, heightPx }: Picture, { base }: WriteContext, alt: string): Markup | undefined {
  const src = safeAddressHere(url.startsWith(`${base}/`) ? url.slice(base.length) : url);
  if (src === undefined) return undefined;
  const size = widthPx && heightPx ? markup` width="${widthPx}" height="${heightPx}"` : undefined;
  return markup`<img src="${src}" alt="${alt}"${size}>\n`;
}

/** What the picture shows, for those who do not see it: its caption, else the thing with the view or technique. */
function alternative({ entity }: Page, { caption: captions, view, technique }: KindOf<"media">): string {
  const [words] = captions ?? [];
  if (words !== undefined) return plainText(words);
  return [entity.label, view, technique?.label].filter((part) => part !== undefined).join(", ");
}

/** What an image itself shows: its description, else its label. */
function ownAlternative({ entity, facts }: Page): string {
  const [described] = facts.statement.filter(({ about }) => about === "description").flatMap(({ text }) => text);
  return described === undefined ? entity.label : plainText(described);
}

function caption(fact: KindOf<"media">): Markup {
  const { image: ref, role, view, technique, caption: captions } = fact;
  const kind = role === "primary" ? undefined : humanise(role);
  const notes = [kind, view, technique?.label].filter((part) => part !== undefined).join(", ");
  const words = captions !== undefined && captions.length > 0 ? allWords(captions) : undefined;
  return markup`${words}${words && ". "}${reference(ref)}${notes !== "" && ` (${notes})`}`;
}

function pictureFor({ context, facts }: Page, ref: PublicRef): Picture | undefined {
  if (!mayShow(facts.rights)) return undefined;
  const media = ref.pid && context.media?.get(ref.pid);
  const known = media && pictureOf(media);
  if (known) return known;
  return ref.uri !== undefined && isPicture(undefined, ref.uri) ? { url: ref.uri } : undefined;
}
