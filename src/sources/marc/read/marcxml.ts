import type { XmlElement } from "../../reading/xml.ts";
import { attributeOf, childrenOf, firstAt, rawText } from "../../reading/xml-tree.ts";
import { type ControlField, type DataField, type MarcRecord, plainLeader } from "../record.ts";

/**
 * A record in MARCXML (`http://www.loc.gov/MARC21/slim`), also within a `collection` or an OAI-PMH `record`; undefined for an element that
 * holds none.
 */
export function marcOf(element: XmlElement): MarcRecord | undefined {
  const record = recordIn(element);
  const leader = firstAt(record, "leader");
  if (!record || !leader) return undefined;
  const fields = childrenOf(record).flatMap((child): (ControlField | DataField)[] => {
    const tag = attributeOf(child, "tag");
    if (tag === undefined) return [];
    if (child.name === "controlfield") return [{ tag, value: rawText(child).normalize("NFC") }];
    return child.name === "datafield" ? [dataField(child, tag)] : [];
  });
  return { leader: plainLeader(rawText(leader).replace(/^[\r\n\t]+/, "")), fields };
}

function recordIn(element: XmlElement): XmlElement | undefined {
  if (childrenOf(element, "controlfield").length + childrenOf(element, "datafield").length > 0) return element;
  return firstAt(element, "record") ?? firstAt(element, "metadata", "record");
}

function dataField(element: XmlElement, tag: string): DataField {
  const indicator = (name: string) => (element.attributes[name] ?? " ").slice(0, 1) || " ";
  const subfields = childrenOf(element, "subfield").map((child) => ({
    code: child.attributes.code ?? "",
    value: rawText(child).normalize("NFC"),
  }));
  return { tag, ind1: indicator("ind1"), ind2: indicator("ind2"), subfields };
}
