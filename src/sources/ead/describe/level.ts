import type { SourceRecord } from "../../port.ts";
import { readXml, type XmlElement } from "../../reading/xml.ts";
import { childrenOf } from "../../reading/xml-tree.ts";

/** An element of a level: where it stands (`"did/unittitle"`), and whether it or one that it is in is internal. */
export type Part = { element: XmlElement; at: string; internal: boolean };

/** A level as it was read. `attributes` are those of the reading: parent, order, audience, language. */
export type ReadLevel = {
  attributes: Readonly<Record<string, string>>;
  /** The `archdesc` or component itself. */
  element: XmlElement;
  headers: readonly XmlElement[];
  parts: readonly Part[];
};

/** Elements that only hold others together. */
const holders = new Set(["did", "descgrp", "controlaccess", "dsc"]);

/** A level, from `original` alone. */
export function levelOf({ original }: SourceRecord): ReadLevel {
  const record = readXml(original);
  const children = childrenOf(record);
  const element = children.at(-1) ?? record;
  const parts = childrenOf(element).flatMap((child) => flattened(child, "", false));
  return { attributes: record.attributes, element, headers: children.slice(0, -1), parts };
}

function flattened(element: XmlElement, above: string, within: boolean): Part[] {
  const internal = within || isInternal(element);
  const { name } = element;
  if (!holders.has(name)) return [{ element, at: `${above}${name}`, internal }];
  const step = name === "descgrp" || above.startsWith(name) ? above : `${name}/`;
  return childrenOf(element).flatMap((child) => flattened(child, step, internal));
}

/** Whether an element is for staff alone. */
export function isInternal({ attributes }: XmlElement): boolean {
  return attributes.audience === "internal";
}

/** The parts of a level by name. */
export function partsOf({ parts }: ReadLevel, ...names: string[]): Part[] {
  return parts.filter(({ element }) => names.includes(element.name));
}

/** The elements of some names within a part, however deep, each once; what is within a found one is not asked for. */
export function within(part: Part, ...names: string[]): Part[] {
  return childrenOf(part.element).flatMap((element) => {
    const one: Part = { element, at: part.at, internal: part.internal || isInternal(element) };
    return names.includes(element.name) ? [one] : within(one, ...names);
  });
}

/** Who may see what a part says, where it is not all who may see the level. */
export function audienceOf({ internal }: Part): { audience?: "staff" } {
  return internal ? { audience: "staff" } : {};
}

/** The fields of a level that hold anything: `"@level"`, `"did/unittitle"`, `"scopecontent"`, `"eadheader/eadid"`. */
export function fieldsOf(record: SourceRecord): string[] {
  const { attributes, element, headers, parts } = levelOf(record);
  const own = [...Object.keys(attributes), ...Object.keys(element.attributes)].map((name) => `@${name}`);
  const said = headers.flatMap((header) => childrenOf(header).map(({ name }) => `${header.name}/${name}`));
  const held = parts.filter(({ element: { attributes: some, children } }) => children.length > 0 || some.href);
  return [...new Set([...own, ...said, ...held.map(({ at }) => at)])];
}
