import type { EntityType } from "../../../entities/types.ts";
import type { Description, SourceRecord } from "../../port.ts";
import { readXml, type XmlElement } from "../../reading/xml.ts";
import { attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import { type DcValue, sayDublinCore, typeByWord } from "../../telling/dublin-core.ts";
import { bcp47 } from "../../telling/language-tag.ts";
import { teller } from "../../telling/teller.ts";
import type { OaiSettings } from "../options.ts";

/** A record in Dublin Core, simple or with the terms of DCMI, as what its type says. */
export function describeDublinCore(record: SourceRecord, settings: OaiSettings): Description {
  const { audience, language } = settings;
  const tell = teller(record, { audience, ...(language === undefined ? {} : { language }) });
  const elements = elementsOf(record);
  const type = typeOf(elements, settings);
  const values = elements.flatMap((element): DcValue[] => {
    const value = textOf(element);
    const word = element.name;
    if (value === undefined) return [];
    const text = tell.text(value, bcp47(attributeOf(element, "lang")) ?? language);
    return [{ term: word, at: word, text }];
  });
  sayDublinCore(tell, values, type);
  return tell.description(type);
}

/** The elements of Dublin Core in a record: those within the one element of its metadata. */
function elementsOf({ original }: SourceRecord): XmlElement[] {
  return childrenOf(firstAt(readXml(original), "metadata")).flatMap((container) => childrenOf(container));
}

/** The first word that says it. */
function typeOf(elements: readonly XmlElement[], { types, otherwise }: OaiSettings): EntityType {
  const words = elements.filter(({ name }) => name === "type").flatMap((element) => textOf(element) ?? []);
  return words.map((word) => typeByWord(word, types)).find((type) => type !== undefined) ?? otherwise;
}

/** The elements that hold anything, and what the header says. */
export function dublinCoreFields(record: SourceRecord): string[] {
  const header = childrenOf(firstAt(readXml(record.original), "header")).map(({ name }) => `header.${name}`);
  const held = elementsOf(record).filter((element) => textOf(element) !== undefined);
  return [...new Set([...header, ...held.map(({ name }) => name)])];
}
