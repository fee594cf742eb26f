import { parse } from "parse5";
import { type EntityType, isEntityType } from "../../../entities/types.ts";
import { type Mention, type Note, noParts, type Parts } from "../parts.ts";
import { targetOf } from "../targets.ts";
import { attribute, type Element, elementsIn, isCalled, isWithin, wordsIn } from "./dom.ts";

/** Names of `meta`, in lower case: those of HTML, Dublin Core and Highwire Press, which catalogues use. */
const metas = {
  authors: /^(author|dc\.creator|dcterms\.creator|citation_author)$/,
  dates: /^(date|dc\.date|dcterms\.(date|issued|modified|created)|citation_publication_date|article:published_time)$/,
  titles: /^(dc\.title|dcterms\.title|citation_title)$/,
  abstracts: /^(description|dc\.description|dcterms\.abstract)$/,
  keywords: /^(keywords|dc\.subject)$/,
  languages: /^(dc\.language|dcterms\.language|citation_language)$/,
  about: /^(about|dcterms\.subject\.number|data-number)$/,
};

const footnote = /^(footnotes?|endnotes?|doc-footnote|doc-endnotes?|fn)$/i;
const oneNote = /^(footnote|endnote|doc-footnote|doc-endnote|fn)$/i;
const listed = /^(doc-biblioentry|biblioentry|bibliography-entry)$/i;
const list = /^(doc-bibliography|bibliography|references)$/i;

/** What is read of a text in HTML: nothing in it is run or fetched. */
export function htmlParts(html: string): Parts {
  const elements = [...elementsIn(parse(html))];
  const parts = noParts();
  readHead(elements, parts);
  for (const element of elements) {
    const note = noteIn(element);
    if (note) parts.notes.push(note);
    if (isEntry(element)) parts.bibliography.push(wordsIn(element));
    const mention = mentionIn(element);
    if (mention) parts.mentions.push(mention);
  }
  return parts;
}

function readHead(elements: readonly Element[], parts: Parts): void {
  const first = (...names: string[]) => elements.find(({ tagName }) => names.includes(tagName));
  const said = metaOf(elements);
  const root = first("html");
  const title = said(metas.titles)[0] ?? words(first("h1")) ?? words(first("title"));
  const language = (root && (attribute(root, "lang") ?? attribute(root, "xml:lang"))) ?? said(metas.languages)[0];
  const licence = elements.find((one) => attribute(one, "rel")?.split(/\s+/).includes("license"));
  const time = elements.find(({ tagName }) => tagName === "time");
  const date = said(metas.dates)[0] ?? (time && (attribute(time, "datetime") ?? wordsIn(time)));
  const address = licence && attribute(licence, "href");
  Object.assign(
    parts,
    title && { title },
    language && { language },
    date && { date },
    said(metas.abstracts)[0] && { abstract: said(metas.abstracts)[0] },
    address && { licence: address },
  );
  parts.authors = said(metas.authors).map((name) => ({ name, role: "author" }));
  parts.keywords = [...new Set(said(metas.keywords).flatMap((one) => one.split(/\s*[;,]\s*/)))].filter(Boolean);
  for (const number of said(metas.about))
    parts.mentions.push({ type: "object", words: number, by: { number }, isSubject: true });
}

const words = (element: Element | undefined) => (element && wordsIn(element)) || undefined;

function metaOf(elements: readonly Element[]): (names: RegExp) => string[] {
  const metaElements = elements.filter(({ tagName }) => tagName === "meta");
  return (names) =>
    metaElements.flatMap((meta) => {
      const name = attribute(meta, "name") ?? attribute(meta, "property") ?? "";
      return names.test(name.toLowerCase()) ? (attribute(meta, "content") ?? []) : [];
    });
}

/** A note, or an item of a list of notes; what only leads back from it is no word of it. */
function noteIn(element: Element): Note | undefined {
  const isItem = element.tagName === "li" && isWithin(element, (above) => isCalled(above, footnote));
  const isNote =
    element.tagName !== "a" && isCalled(element, oneNote) && !isWithin(element, (above) => isCalled(above, oneNote));
  if (!isItem && !(isNote && !holdsItems(element))) return undefined;
  const inner = [...elementsIn(element)];
  const back = inner.filter((one) => isCalled(one, /^(footnote-back|doc-backlink)$/i)).map(wordsIn);
  const said = back.reduce((text, one) => text.replace(one, ""), wordsIn(element)).trim();
  const cite = inner.find(({ tagName }) => tagName === "cite");
  if (said === "") return undefined;
  return { id: attribute(element, "id") ?? said.slice(0, 80), words: said, ...(cite ? { cites: wordsIn(cite) } : {}) };
}

const holdsItems = (element: Element) => [...elementsIn(element)].some(({ tagName }) => tagName === "li");

function isEntry(element: Element): boolean {
  if (isCalled(element, listed)) return true;
  return element.tagName === "li" && isWithin(element, (above) => isCalled(above, list));
}

const headings = /^(h1|header)$/;
const wholes = /^(html|body|main|article)$/;

/** What an element says that it speaks of: by number, by identifier, by address, or by where it leads. */
function mentionIn(element: Element): Mention | undefined {
  const said = attribute(element, "data-type");
  const type: EntityType | undefined = said !== undefined && isEntityType(said) ? said : undefined;
  const isWhole = wholes.test(element.tagName);
  const isSubject =
    isWhole || headings.test(element.tagName) || isWithin(element, ({ tagName }) => headings.test(tagName));
  const number = attribute(element, "data-number");
  const target = targetIn(element);
  if (number === undefined && !target) return undefined;
  const shown = isWhole ? "" : wordsIn(element);
  // An identifier says more than a number, which is kept in the words.
  if (number !== undefined && !(target && "uri" in target.by))
    return { type: type ?? "object", words: shown || number, by: { number }, isSubject };
  if (!target) return undefined;
  const words = number === undefined || shown.includes(number) ? shown : `${shown} (${number})`.trim();
  return { type: type ?? target.type ?? "object", words, by: target.by, isSubject };
}

function targetIn(element: Element): ReturnType<typeof targetOf> {
  const pid = attribute(element, "data-pid");
  const address =
    attribute(element, "data-uri") ?? (pid && !pid.includes("/") ? `/${pid}` : pid) ?? attribute(element, "href");
  return address === undefined || element.tagName === "link" ? undefined : targetOf(address);
}
