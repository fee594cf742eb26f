import type { KeyRef, Text } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import type { SourceRecord } from "../../port.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { attributeOf, childrenOf, textOf } from "../../reading/xml-tree.ts";
import { type Teller, teller } from "../../telling/teller.ts";
import { type LidoSettings, lookUp } from "../options.ts";
import { identityOf, isNobody, type ThingKind, wordsFor } from "../things.ts";
import { groupTypes, personTypes } from "../words/words.ts";

/** Says facts of a record of LIDO. */
export type Tell = Teller & { settings: LidoSettings };

/** Starts to describe a record. */
export function tellerOf(record: SourceRecord, settings: LidoSettings): Tell {
  const { audience, language } = settings;
  return { ...teller(record, { audience, ...(language === undefined ? {} : { language }) }), settings };
}

/** The words of an element in its language; undefined where it has none. */
export function textFrom(tell: Tell, element: XmlElement): Text | undefined {
  const value = textOf(element);
  return value === undefined ? undefined : tell.text(value, attributeOf(element, "lang") ?? tell.settings.language);
}

/** The words of several elements, so that one list has one text a language: the second text of a language begins a second list. */
export function variantsOf(tell: Tell, elements: readonly XmlElement[]): Text[][] {
  const variants: Text[][] = [];
  for (const text of elements.flatMap((element) => textFrom(tell, element) ?? [])) {
    const said = (one: Text) => one.language === text.language;
    if (variants.some((texts) => texts.some((one) => said(one) && one.value === text.value))) continue;
    const room = variants.find((texts) => !texts.some(said));
    if (room) room.push(text);
    else variants.push([text]);
  }
  return variants;
}

/** The words of elements as they are shown in one place, one after the other where there are several in one language. */
export function displayOf(tell: Tell, elements: readonly XmlElement[]): Text[] {
  const shown = new Map<string | undefined, string[]>();
  for (const { value, language } of variantsOf(tell, elements).flat())
    shown.set(language, [...(shown.get(language) ?? []), value]);
  return [...shown].map(([language, values]) => ({ value: values.join("; "), ...(language ? { language } : {}) }));
}

/** Where what an element says is taken from, in the words of its `source…` elements; nothing where it has none. */
export function sourced(
  tell: Tell,
  element: XmlElement | undefined,
  name: string,
): { said?: { in: { publication: KeyRef } } } {
  const [source] = displayOf(tell, childrenOf(element, name));
  return source ? { said: { in: { publication: { type: "publication", text: source.value } } } } : {};
}

/** The word of a thing by which it is called in references. */
export function labelOf(element: XmlElement): string | undefined {
  return textOf(wordsFor(element)[0]);
}

/**
 * A reference to the thing of an element: to its own record where the museum has an id for it, else by its address, else in words.
 * `otherwise` are the words where it has no name.
 */
export function refTo(
  tell: Tell,
  element: XmlElement,
  { kind, type, otherwise }: { kind: ThingKind; type: EntityType; otherwise?: string | undefined },
): KeyRef | undefined {
  const label = labelOf(element) ?? otherwise ?? (childrenOf(element).length === 0 ? textOf(element) : undefined);
  const { uris, local } = identityOf(element);
  const called = label === undefined ? {} : { label };
  if (kind === "actor" && isNobody(element, tell.settings)) return { type, text: label ?? "" };
  if (local !== undefined) return { type, key: tell.key(kind, local), ...called };
  const [uri] = uris;
  if (uri !== undefined) return { type, uri, ...called };
  return label === undefined ? undefined : { type, text: label };
}

/** Whether an actor is a person or a group; undefined where LIDO does not say. */
export function actorTypeOf(actor: XmlElement): "person" | "group" | undefined {
  if (actor.name !== "actor") return "group";
  const type = attributeOf(actor, "type")?.toLowerCase() ?? "";
  return groupTypes.has(type) ? "group" : personTypes.has(type) ? "person" : undefined;
}

/** Looks a concept up in a table, by its addresses or words. */
export function conceptIn<T>(table: Record<string, T>, element: XmlElement | undefined): T | undefined {
  if (!element) return undefined;
  return lookUp(table, ...identityOf(element).uris, ...wordsFor(element).map(textOf), textOf(element));
}
