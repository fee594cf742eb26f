import type { XmlElement } from "./xml.ts";

const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== "string";
const isBlank = (text: string) => text.trim() === "";

/** The elements of this name directly within one; all where no name is given. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const elements = element?.children.filter(isElement) ?? [];
  return name === undefined ? elements : elements.filter((child) => child.name === name);
}

/** The elements at a path of names below one: `allAt(did, "unitdate")`, `allAt(lido, "descriptiveMetadata", "eventWrap", "eventSet")`. */
export function allAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement[] {
  let found = element ? [element] : [];
  for (const name of path) found = found.flatMap((one) => childrenOf(one, name));
  return found;
}

/** The first element at a path of names below one. */
export function firstAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return allAt(element, ...path)[0];
}

/** All text within an element, white space made single; undefined where there is none. */
export function textOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const text = rawText(element).replace(/\s+/g, " ").trim();
  return text === "" ? undefined : text;
}

/** All text within an element as it stands. */
export function rawText({ children }: XmlElement): string {
  return children.map((child) => (isElement(child) ? rawText(child) : child)).join("");
}

/** An attribute by its name without prefix: `attributeOf(element, "lang")` reads `xml:lang`; undefined where it is empty. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  for (const [key, value] of Object.entries(element?.attributes ?? {}))
    if ((key === name || key.endsWith(`:${name}`)) && value.trim() !== "") return value.trim();
  return undefined;
}

/**
 * An element as canonical text: names without prefix, attributes sorted, no declaration of a namespace, white space between
 * elements left out. Equal text is an unchanged record, however the export was laid out. In an element that is `mixed`, where
 * words stand beside elements, white space is made single and kept: `<title>Kites</title> <date>1901</date>`.
 */
export function canonicalXml({ name, attributes, children }: XmlElement, mixed = (_name: string) => false): string {
  const isMixed = mixed(name);
  const laidOut = !isMixed && children.some(isElement) && children.every((child) => isElement(child) || isBlank(child));
  let inner = "";
  for (const child of children) {
    if (isElement(child)) inner += canonicalXml(child, mixed);
    else if (!laidOut) inner += escaped(isMixed ? child.replace(/\s+/g, " ") : child);
  }
  const said = canonicalAttributes(attributes);
  return inner === "" ? `<${name}${said}/>` : `<${name}${said}>${inner}</${name}>`;
}

function canonicalAttributes(attributes: XmlElement["attributes"]): string {
  let said = "";
  for (const key of Object.keys(attributes).sort()) {
    if (/^xmlns(:|$)|(^|:)schemaLocation$/.test(key)) continue;
    said += ` ${key.replace(/^(?!xml:).*:/, "")}="${escaped(attributes[key] ?? "")}"`;
  }
  return said;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

function escaped(text: string): string {
  if (!/[&<>"\r]/.test(text)) return text;
  return text.replace(/[&<>"\r]/g, (character) => entities[character] ?? character);
}
