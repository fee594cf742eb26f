import type { KeyRef } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { attributeOf, textOf } from "../../reading/xml-tree.ts";

/** The addresses of authority files by the `source` that finding aids give them. */
const authorities: Record<string, string> = {
  aat: "http://vocab.getty.edu/aat/",
  tgn: "http://vocab.getty.edu/tgn/",
  ulan: "http://vocab.getty.edu/ulan/",
  viaf: "http://viaf.org/viaf/",
  lcnaf: "http://id.loc.gov/authorities/names/",
  naf: "http://id.loc.gov/authorities/names/",
  lcsh: "http://id.loc.gov/authorities/subjects/",
  gnd: "https://d-nb.info/gnd/",
  geonames: "https://sws.geonames.org/",
};

/** Elements that name something, and what it is. */
export const namedTypes: Record<string, EntityType> = {
  persname: "person",
  corpname: "group",
  famname: "group",
  name: "person",
  geogname: "place",
  subject: "concept",
  genreform: "concept",
  function: "concept",
  occupation: "concept",
  title: "publication",
};

/** What an element names: an authority's address where it gives one, else its words; undefined where it is empty. */
export function refOf(element: XmlElement): KeyRef | undefined {
  const text = textOf(element);
  const type = namedTypes[element.name] ?? "concept";
  const uri = uriOf(element);
  if (uri) return { type, uri, ...(text ? { label: text } : {}) };
  return text === undefined ? undefined : { type, text };
}

/** `authfilenumber` (EAD 2002) or `identifier` (EAD3): an address, or a number in a known file. */
function uriOf(element: XmlElement): string | undefined {
  const id = attributeOf(element, "authfilenumber") ?? attributeOf(element, "identifier");
  if (id === undefined) return undefined;
  if (/^https?:\/\/\S+$/.test(id))
    return id.replace(/^https:\/\/(viaf\.org|id\.loc\.gov|vocab\.getty\.edu)\//, "http://$1/");
  const start = authorities[attributeOf(element, "source")?.toLowerCase() ?? ""];
  return start !== undefined && /^[\w.-]+$/.test(id) ? `${start}${id}` : undefined;
}
