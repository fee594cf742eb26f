import type { XmlElement } from "../reading/xml.ts";
import { attributeOf, childrenOf, textOf } from "../reading/xml-tree.ts";
import { authorityUri } from "../telling/authority.ts";
import { type LidoSettings, lookUp } from "./options.ts";

/** The kinds of things beside objects that LIDO records speak of; each is a table of keys: `lido/actor/6996`. */
export type ThingKind = "actor" | "place" | "concept" | "event";

/** What a thing is known by: addresses, and an id of the museum's own. */
export type Identity = { uris: readonly string[]; local: string | undefined };

const ids: Record<string, ThingKind> = {
  actorID: "actor",
  legalBodyID: "actor",
  placeID: "place",
  conceptID: "concept",
  eventID: "event",
};

/** Elements with a concept that is referred to. */
const concepts = new Set([
  "objectWorkType",
  "classification",
  "termMaterialsTech",
  "culture",
  "periodName",
  "eventMethod",
  "subjectConcept",
  "nationalityActor",
  "genderActor",
]);

/** By what the thing of an element is known. An id that is no address is the museum's own, whatever `type` says of it. */
export function identityOf(element: XmlElement): Identity {
  const found = childrenOf(element).filter(({ name }) => Object.hasOwn(ids, name));
  const uris: string[] = childrenOf(element, "Concept").flatMap((concept) => attributeOf(concept, "about") ?? []);
  let local: string | undefined;
  for (const id of found) {
    const value = textOf(id);
    if (value === undefined || attributeOf(id, "type") === "term") continue;
    const source = attributeOf(id, "source");
    const uri = authorityUri(source, value) ?? (/^https?:\/\/\S+$/i.test(value) ? value : undefined);
    if (uri !== undefined) uris.push(uri);
    else local ??= source === undefined ? value : `${source}:${value}`;
  }
  return { uris: [...new Set(uris)], local };
}

/** The words for a thing: names of an actor, place or event, terms of a concept; preferred ones first. */
export function wordsFor(element: XmlElement): XmlElement[] {
  const sets = childrenOf(element).filter(({ name }) =>
    /^(nameActorSet|legalBodyName|namePlaceSet|eventName)$/.test(name),
  );
  const words = [
    ...sets.flatMap((set) => childrenOf(set, "appellationValue")),
    ...childrenOf(element, "term"),
    ...childrenOf(element, "Concept").flatMap((concept) => childrenOf(concept, "prefLabel")),
  ].filter((word) => textOf(word) !== undefined);
  return [...words.filter((word) => !isAlternative(word)), ...words.filter(isAlternative)];
}

/** Whether a word is not the preferred one. */
export function isAlternative(word: XmlElement): boolean {
  return /^(alternat|http:\/\/terminology\.lido-schema\.org\/lido00170$)/.test(attributeOf(word, "pref") ?? "");
}

/** Whether an actor is nobody: `Unknown artist`. */
export function isNobody(element: XmlElement, { placeholders }: LidoSettings): boolean {
  const [name] = wordsFor(element);
  return placeholders.includes(textOf(name)?.toLowerCase() ?? "");
}

/** A thing that is described in a record, under the museum's own id. */
export type Thing = { kind: ThingKind; id: string; element: XmlElement };

/** The things in a record that have ids of the museum's own and are thus things of their own, in the order in which they stand. */
export function thingsIn(element: XmlElement, settings: LidoSettings): Thing[] {
  const kind = kindOf(element, settings);
  const id = kind && identityOf(element).local;
  const own: Thing[] = kind && id !== undefined ? [{ kind, id, element }] : [];
  return [...own, ...childrenOf(element).flatMap((child) => thingsIn(child, settings))];
}

function kindOf(element: XmlElement, settings: LidoSettings): ThingKind | undefined {
  const id = childrenOf(element).find(({ name }) => Object.hasOwn(ids, name));
  const kind = id && ids[id.name];
  if (kind === "concept" && !concepts.has(element.name)) return undefined;
  if (kind === "event" && !isOccasion(element, settings)) return undefined;
  if (kind === "actor" && isNobody(element, settings)) return undefined;
  return kind;
}

/** Whether an event is a thing of its own, that several objects took part in: an exhibition, a performance. */
export function isOccasion(event: XmlElement, { eventTypes }: LidoSettings): boolean {
  const type = activityTypeOf(event, eventTypes);
  return type === "exhibition" || type === "event";
}

/** What an event is, by the address or a word of its `eventType`. */
export function activityTypeOf<T>(event: XmlElement, table: Record<string, T>): T | undefined {
  const [type] = childrenOf(event, "eventType");
  if (!type) return undefined;
  return lookUp(table, ...identityOf(type).uris, ...wordsFor(type).map(textOf));
}
