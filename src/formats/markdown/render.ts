import { type DefaultTreeAdapterMap, parseFragment } from "parse5";
import type { Dialect } from "./dialect.ts";

type Node = DefaultTreeAdapterMap["childNode"];
type Element = DefaultTreeAdapterMap["element"];

/** What a rendering is given: how to write, and what relative addresses are relative to. */
type Rendering = { dialect: Dialect; base: string };

/** The blocks of a page's HTML in a dialect: headings, paragraphs, lists, one after the other. */
export function renderBlocks(html: string, base: string, dialect: Dialect): string[] {
  return blocksOf(parseFragment(html).childNodes, { dialect, base });
}

const inlines: ReadonlySet<string> = new Set(
  "a abbr b br cite code em i img q s small span strong sub sup time u".split(" "),
);
const isElement = (node: Node): node is Element => "tagName" in node;
const isInline = (node: Node) => (isElement(node) ? inlines.has(node.tagName) : "value" in node);

function blocksOf(nodes: readonly Node[], how: Rendering): string[] {
  const blocks: string[] = [];
  let run: Node[] = [];
  const end = () => {
    const words = paragraph(run, how);
    if (words !== "") blocks.push(words);
    run = [];
  };
  for (const node of nodes) {
    if (isInline(node)) run.push(node);
    else if (isElement(node)) {
      end();
      blocks.push(...blockOf(node, how));
    }
  }
  end();
  return blocks;
}

function blockOf(element: Element, how: Rendering): string[] {
  const { tagName, childNodes } = element;
  const heading = /^h([1-6])$/.exec(tagName);
  if (heading) return [how.dialect.heading(Number(heading[1]), line(childNodes, how))];
  if (tagName === "ul" || tagName === "ol") return listOf(children(element, "li"), how, tagName === "ol");
  if (tagName === "dl") return listOf(children(element, "div"), how, false);
  if (tagName === "table")
    return listOf(
      children(element, "tbody").flatMap((body) => children(body, "tr")),
      how,
      false,
    );
  if (tagName === "thead" || tagName === "script" || tagName === "style") return [];
  if (tagName === "blockquote") return [blocksOf(childNodes, how).join("\n\n").replace(/^/gm, "> ")];
  return blocksOf(childNodes, how);
}

const children = (element: Element, name: string): Element[] =>
  element.childNodes.filter((node): node is Element => isElement(node) && node.tagName === name);

/** A list as one block: an item may have more lines and lists of its own, set in under it. */
function listOf(items: readonly Element[], how: Rendering, numbered: boolean): string[] {
  const lines = items.map((item, at) => {
    const mark = numbered ? `${at + 1}. ` : "- ";
    return `${mark}${itemOf(item, how).replace(/\n(?!\n|$)/g, `\n${" ".repeat(mark.length)}`)}`;
  });
  return lines.length === 0 ? [] : [lines.join("\n")];
}

/** An item: words, or a term with its values: `**Medium:** Oil on oak`. */
function itemOf(item: Element, how: Rendering): string {
  const [term, ...values] = item.childNodes.filter(isElement);
  if (term?.tagName !== "dt" && term?.tagName !== "th") return blocksOf(item.childNodes, how).join("\n");
  const blocks = values.flatMap((value) => blocksOf(value.childNodes, how));
  const named = how.dialect.strong(`${line(term.childNodes, how)}:`);
  const [only] = blocks;
  const isPlain = blocks.length === 1 && only !== undefined && !/^(?:- |1\. )/.test(only);
  return isPlain ? `${named} ${only}` : [named, ...blocks].join("\n");
}

function paragraph(nodes: readonly Node[], how: Rendering): string {
  return line(nodes, how)
    .split("\n")
    .map((each) => how.dialect.lineStart(each))
    .join("\n");
}

/** Inline content as words; only a line break breaks the line. */
function line(nodes: readonly Node[], how: Rendering): string {
  return nodes
    .map((node) => inlineOf(node, how))
    .join("")
    .replace(/[ \t]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

function inlineOf(node: Node, how: Rendering): string {
  const { dialect, base } = how;
  if (!isElement(node)) return "value" in node ? dialect.words(node.value.replace(/\s+/g, " ")) : "";
  const attribute = (name: string) => node.attrs.find((one) => one.name === name)?.value ?? "";
  const words = () => line(node.childNodes, how);
  const spaced = () => node.childNodes.map((child) => inlineOf(child, how)).join("");
  const absolute = (address: string) => (address.startsWith("/") ? `${base}${address}` : address);
  switch (node.tagName) {
    case "br":
      return dialect.lineBreak;
    case "img":
      return dialect.picture(dialect.words(attribute("alt").replace(/\s+/g, " ")), absolute(attribute("src")));
    case "a":
      return words() === "" ? "" : dialect.link(words(), absolute(attribute("href")));
    case "b":
    case "strong":
      return dialect.strong(words());
    case "em":
    case "i":
    case "cite":
      return dialect.emphasis(words());
    case "q":
      return `“${words()}”`;
    default:
      return spaced();
  }
}
