import type { SourceRecord } from "../../port.ts";
import { readXml, type XmlElement } from "../../reading/xml.ts";
import { childrenOf, firstAt } from "../../reading/xml-tree.ts";

/**
 * A unit of description without those within it: an `archdesc` or a component, and where it stands. In a record's original it is
 * `<unit aid="C0269" parent="ead/component/C0269/c1" order="3"><c>…</c></unit>`.
 */
export type Unit = { element: XmlElement; aid: string; parent?: string; order?: number };

/** The unit in a record's original. */
export function unitOf({ original }: SourceRecord): Unit {
  const { attributes, children } = readXml(original);
  const element = children.find((child) => typeof child !== "string");
  if (!element) throw new Error("The unit of description is empty.");
  const { aid = "", parent, order } = attributes;
  return {
    element,
    aid,
    ...(parent === undefined ? {} : { parent }),
    ...(order === undefined ? {} : { order: Number(order) }),
  };
}

const groups: ReadonlySet<string> = new Set(["did", "controlaccess", "descgrp"]);

/** The elements and attributes of a unit that hold anything: `"did/unittitle"`, `"scopecontent"`, `"@level"`. */
export function fieldsOfUnit(record: SourceRecord): string[] {
  const { element, parent } = unitOf(record);
  const fields = new Set<string>(parent === undefined ? [] : ["@parent"]);
  for (const name of Object.keys(element.attributes)) fields.add(`@${name}`);
  for (const child of childrenOf(element)) {
    if (!groups.has(child.name)) fields.add(child.name);
    else for (const { name } of childrenOf(child)) fields.add(`${child.name}/${name}`);
  }
  return [...fields];
}

/** The identification of a unit (`did`). */
export const didOf = ({ element }: Unit) => firstAt(element, "did");
