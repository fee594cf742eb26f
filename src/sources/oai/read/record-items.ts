import type { Finding, Place, ReadItem, SourceRecord } from "../../port.ts";
import type { Tally } from "../../reading/tally.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { attributeOf, canonicalXml, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import type { OaiSettings } from "../options.ts";

/** What a read knows of what it has given. */
export type Reading = { settings: OaiSettings; tally: Tally; isSeen: (key: string) => boolean };

/** The key of a record: `oai/record/` and its OAI identifier. */
export const keyOf = ({ name }: OaiSettings, identifier: string) => `${name}/record/${identifier}`;

/** What one `record` of a list gives: itself and the things that it speaks of, that it is gone, or why it cannot be taken. */
export function* itemsOf(element: XmlElement, at: Place, reading: Reading): Generator<ReadItem> {
  const { settings, tally, isSeen } = reading;
  const header = firstAt(element, "header");
  const identifier = textOf(firstAt(header, "identifier"));
  if (identifier === undefined) {
    const detail =
      "The record has no identifier in its header, by which it would be known. Tell who runs the repository.";
    yield tally.count("record", { finding: rejected("record-without-identifier", at, { detail }) });
    return;
  }
  const key = keyOf(settings, identifier);
  if (isSeen(key)) return;
  if (attributeOf(header, "status") === "deleted") {
    yield { gone: key };
    return;
  }
  const metadata = childrenOf(firstAt(element, "metadata"))[0];
  if (!metadata) {
    const detail = "The record has no metadata, and is not said to be deleted. Tell who runs the repository.";
    yield tally.count("record", { finding: rejected("record-without-metadata", at, { detail, record: key }) });
    return;
  }
  yield* taken(element, metadata, { key, at, reading });
}

function* taken(
  element: XmlElement,
  metadata: XmlElement,
  { key, at, reading }: { key: string; at: Place; reading: Reading },
): Generator<ReadItem> {
  const { settings, tally, isSeen } = reading;
  const carried = settings.reads?.carried?.record(key, canonicalXml(metadata), at) ?? {
    record: ownRecord(element, key, at),
  };
  if ("finding" in carried) {
    yield tally.count("record", carried);
    return;
  }
  const more = "more" in carried ? (carried.more ?? []) : [];
  for (const record of more)
    if (!isSeen(record.key)) yield tally.count(record.key.split("/")[1] ?? "record", { record });
  yield tally.count("record", { record: carried.record });
}

/** A record that is kept with its header; when it was last sent is no change. */
function ownRecord(element: XmlElement, key: string, at: Place): SourceRecord {
  const original = canonicalXml(element);
  const content = canonicalXml(without(element, "datestamp"));
  return { key, original, ...(content === original ? {} : { content }), at };
}

function without(element: XmlElement, name: string): XmlElement {
  const children = element.children.flatMap((child): (XmlElement | string)[] => {
    if (typeof child === "string") return [child];
    return child.name === name && element.name === "header" ? [] : [without(child, name)];
  });
  return { ...element, children };
}

function rejected(rule: string, at: Place, said: { detail: string; record?: string }): Finding {
  return { kind: "rejected", rule, table: "record", ...at, ...said };
}
