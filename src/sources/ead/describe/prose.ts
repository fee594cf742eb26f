import type { XmlElement } from "../../reading/xml.ts";
import { isInternal } from "./level.ts";

const paragraphs = new Set(
  "p list chronlist table bibliography head blockquote address note scopecontent custodhist".split(" "),
);
const lines = new Set(
  "item chronitem entry row bibref addressline defitem event eventgrp archref lb chronitemset relatedmaterial".split(
    " ",
  ),
);
const paragraph = "\u2029";
const line = "\u2028";

/** What prose leaves out: what is internal unless staff read it, and elements of some names. */
export type Leaving = { internal: boolean; without?: readonly string[] };

/**
 * The words of an element as plain text: white space made single, an empty line between paragraphs, items and lines each on a line of
 * their own. What is internal is left out, unless all of it is staff's.
 */
export function proseOf(element: XmlElement, { internal, without = [] }: Leaving = { internal: false }): string {
  const words = (one: XmlElement): string =>
    one.children
      .map((child) => {
        if (typeof child === "string") return child.replace(/\s+/g, " ");
        if (without.includes(child.name) || (!internal && isInternal(child))) return "";
        const around = paragraphs.has(child.name) ? paragraph : lines.has(child.name) ? line : "";
        return `${around}${words(child)}${around}`;
      })
      .join("");
  return words(element)
    .replace(/[\s\u2028\u2029]*\u2029[\s\u2028\u2029]*/g, "\n\n")
    .replace(/[ \u2028]*\u2028[ \u2028]*/g, "\n")
    .replace(/ +/g, " ")
    .trim();
}

/** Whether something within an element, not itself, is for staff alone. */
export function hasInternal(element: XmlElement): boolean {
  return element.children.some((child) => typeof child !== "string" && (isInternal(child) || hasInternal(child)));
}
