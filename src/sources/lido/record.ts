import type { Place, SourceRecord } from "../port.ts";
import type { XmlElement } from "../reading/xml.ts";
import { allAt, attributeOf, canonicalXml, childrenOf, firstAt, textOf } from "../reading/xml-tree.ts";
import { joined, withLanguages } from "./languages.ts";
import type { LidoSettings } from "./options.ts";
import { identityOf, thingsIn } from "./things.ts";

/** The id that a record of LIDO has, by the element that `key` names; of several the museum's own. */
export function recordIdOf(lido: XmlElement, { key }: LidoSettings): string | undefined {
  const found =
    key === "lido-rec-id"
      ? childrenOf(lido, "lidoRecID")
      : allAt(lido, "administrativeMetadata", "recordWrap", "recordID");
  const local = found.filter((id) => /local|lido00100$/i.test(attributeOf(id, "type") ?? ""));
  return [...local, ...found].map(textOf).find((id) => id !== undefined);
}

/** A record of LIDO with its languages joined: what is said of the object, and what is said of the record and its images. */
export type LidoRecord = { lido: XmlElement; descriptive: XmlElement; administrative: XmlElement };

const nothing: XmlElement = { name: "nothing", attributes: {}, children: [], line: 0 };

/** Puts together what a record says in several languages. */
export function lidoRecordOf(lido: XmlElement): LidoRecord {
  const spoken = withLanguages(lido);
  return {
    lido: spoken,
    descriptive: joined(childrenOf(spoken, "descriptiveMetadata")) ?? nothing,
    administrative: joined(childrenOf(spoken, "administrativeMetadata")) ?? nothing,
  };
}

/** The images and other resources of a record, each with its id: its own, else its place in the record. */
export function resourcesOf({ administrative }: LidoRecord, id: string): { id: string; element: XmlElement }[] {
  return allAt(administrative, "resourceWrap", "resourceSet").map((element, index) => {
    const own = textOf(firstAt(element, "resourceID"));
    return { id: own ?? `${id}-${index + 1}`, element };
  });
}

/**
 * The records that one record of LIDO gives: its object, and before it everything that it speaks of under an id of the museum's own,
 * `lido/actor/6996`, and its images, `lido/media/100529-1`. `key` is the object's.
 */
export function recordsOf(lido: XmlElement, key: string, at: Place, settings: LidoSettings): SourceRecord[] {
  const [source = "", , ...rest] = key.split("/");
  const read = lidoRecordOf(lido);
  const record = (kind: string, id: string, element: XmlElement): SourceRecord => ({
    key: `${source}/${kind}/${id}`,
    original: canonicalXml(element),
    at,
  });
  const things = [read.descriptive, read.administrative]
    .flatMap((part) => thingsIn(part, settings))
    .map(({ kind, id, element }) => record(kind, id, renamed(element, kind)));
  const media = resourcesOf(read, rest.join("/")).map(({ id, element }) => record("media", id, element));
  const seen = new Set<string>();
  const others = [...things, ...media].filter((one) => !seen.has(one.key) && seen.add(one.key));
  const original = canonicalXml(lido);
  const content = canonicalXml(undated(lido));
  return [...others, { key, original, ...(content === original ? {} : { content }), at }];
}

/** A concept is one wherever it stands; an actor and a legal body stay apart. */
function renamed(element: XmlElement, kind: string): XmlElement {
  const isBody = childrenOf(element, "legalBodyID").length > 0;
  return { ...element, name: isBody ? "legalBody" : kind };
}

/** Without the day on which the record was written, which many systems write anew with every export. */
function undated(element: XmlElement): XmlElement {
  const children = element.children.flatMap((child): (XmlElement | string)[] => {
    if (typeof child === "string") return [child];
    return child.name === "recordMetadataDate" ? [] : [undated(child)];
  });
  return { ...element, children };
}

/** Whether an element is known by an id of the museum's own. */
export function localIdOf(element: XmlElement): string | undefined {
  return identityOf(element).local;
}
