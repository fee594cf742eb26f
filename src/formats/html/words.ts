import type { Text } from "../../entities/facts.ts";
import { tagOf } from "../language-tags.ts";
import { plainText } from "../plain-text.ts";
import { join, type Markup, markup, raw } from "./markup.ts";
import { sanitise } from "./sanitise.ts";

/** The language of the pages' own words. */
export const pageLanguage = "en";

/** Words in a line, marked with their language where it is not the page's. */
export function words(text: Text): Markup {
  const value = plainText(text);
  const language = languageOf(text);
  return language === undefined ? markup`${value}` : markup`<span lang="${language}">${value}</span>`;
}

/** The same words in several languages, in a line. */
export function allWords(texts: readonly Text[]): Markup {
  return join(texts.map(words), " / ");
}

/** Words as paragraphs, marked with their language where it is not the page's. */
export function prose(text: Text): Markup {
  const body = text.markup === "html" ? sanitise(text.value) : paragraphs(text.value);
  const language = languageOf(text);
  return language === undefined
    ? markup`<div class="prose">${body}</div>\n`
    : markup`<div class="prose" lang="${language}">${body}</div>\n`;
}

/** The BCP 47 tag of words that are not in the page's language; undefined for the page's own and for an unknown one. */
export function languageOf(text: Text): string | undefined {
  const tag = tagOf(text);
  return tag === pageLanguage ? undefined : tag;
}

function paragraphs(value: string): Markup {
  const blocks = value.split(/\n\s*\n/).filter((block) => block.trim() !== "");
  const lines = (block: string) => join(block.trim().split(/\n/), raw("<br>"));
  return markup`${blocks.map((block) => markup`<p>${lines(block)}</p>`)}`;
}
