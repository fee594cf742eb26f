import { legalText } from "./legal-text.ts";

/** A piece of an XML document that is already written; only what is exported here makes one. */
export type Xml = { readonly xml: string };

/** Attributes by name; those that are undefined are not written. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;
type Child = Xml | string | undefined | false | readonly Child[];

/** What cannot stand in a document as it is: what markup is made of, control characters, and halves of a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
const unsafe = /[<>&"\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;
const escapes: Record<string, string> = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  '"': "&quot;",
  "\r": "&#xD;",
  "\n": "&#xA;",
  "\t": "&#x9;",
};

function escaped(value: string, which: RegExp): string {
  return unsafe.test(value) ? legalText(value).replace(which, (each) => escapes[each] ?? each) : value;
}

/** An element with its attributes and children: `element("dc:title", { "xml:lang": "en" }, "Sunflowers")`. Strings are text and are escaped. */
export function element(name: string, attributes: Attributes = {}, ...children: Child[]): Xml {
  let open = name;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) open += ` ${key}="${escaped(String(value), /[<>&"\r\n\t]/g)}"`;
  }
  const inside = written(children);
  return { xml: inside === "" ? `<${open}/>` : `<${open}>${inside}</${name}>` };
}

/** Whether anything is in it: an element with no text, no attribute and no children is nothing that a schema wants. */
export function isEmpty({ xml }: Xml): boolean {
  return /^<[^\s<>]+\/>$/.test(xml);
}

/** The same pieces, of those that are alike the first. */
export function eachOnce(pieces: readonly Xml[]): Xml[] {
  return [...new Map(pieces.map((one) => [one.xml, one])).values()];
}

/** Attributes of a root that say what it is held to: `heldTo("xsi:schemaLocation", "http://… http://….xsd")`. */
export function heldTo(how: "xsi:schemaLocation" | "xsi:noNamespaceSchemaLocation", where: string): Attributes {
  return { "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance", [how]: where };
}

/** A whole document: the declaration, then its root. */
export function document(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}

/** The root of a document that is written already, to stand in another one. */
export function rootOf(document: string): Xml {
  return { xml: document.replace(/^\uFEFF?<\?xml[^>]*\?>\s*/, "").trimEnd() };
}

function written(children: readonly Child[]): string {
  let out = "";
  for (const child of children) {
    if (child === undefined || child === false) continue;
    if (typeof child === "string") out += escaped(child, /[<>&\r]/g);
    else if ("xml" in child) out += child.xml;
    else out += written(child);
  }
  return out;
}
