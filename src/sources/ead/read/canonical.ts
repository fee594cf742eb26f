import type { XmlElement } from "../../reading/xml.ts";
import { canonicalXml } from "../../reading/xml-tree.ts";

/** Elements in which words stand beside elements, so that a space between two of them is one. */
const mixed = new Set(
  (
    "abstract archref author bibref container corpname date dimensions emph entry event extent extref famname function " +
    "genreform geogname head item label name num occupation p part persname physfacet physloc quote ref subject title " +
    "titleproper unitdate unitid unittitle"
  ).split(" "),
);

/** An element of a finding aid as canonical text. */
export const canonical = (element: XmlElement): string => canonicalXml(element, (name) => mixed.has(name));

/** What says only when or how this file was made. */
const timeOfExport = new Set(["creation", "maintenancehistory"]);

/**
 * A record without what every export writes anew: the time of the export, and the ids that ArchivesSpace draws for containers, which
 * become their place among them.
 */
export function steady(element: XmlElement): XmlElement {
  const places = new Map<string, string>();
  const placeOf = (id: string) => {
    const place = places.get(id) ?? String(places.size + 1);
    places.set(id, place);
    return place;
  };
  const kept = (one: XmlElement): XmlElement => ({
    ...one,
    attributes: one.name === "container" ? renumbered(one.attributes, placeOf) : one.attributes,
    children: one.children.flatMap((child): (XmlElement | string)[] =>
      typeof child === "string" ? [child] : timeOfExport.has(child.name) ? [] : [kept(child)],
    ),
  });
  return kept(element);
}

function renumbered(attributes: XmlElement["attributes"], placeOf: (id: string) => string): XmlElement["attributes"] {
  const { id, parent } = attributes;
  return {
    ...attributes,
    ...(id === undefined ? {} : { id: placeOf(id) }),
    ...(parent === undefined ? {} : { parent: parent.split(/\s+/).map(placeOf).join(" ") }),
  };
}
