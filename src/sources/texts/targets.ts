import type { EntityType } from "../../entities/types.ts";
import type { Mention } from "./parts.ts";

/** What authorities' addresses name. */
const authorities: readonly (readonly [RegExp, EntityType | undefined])[] = [
  [/^https?:\/\/vocab\.getty\.edu\/(?:page\/)?ulan\//i, "person"],
  [/^https?:\/\/vocab\.getty\.edu\/(?:page\/)?aat\//i, "concept"],
  [/^https?:\/\/vocab\.getty\.edu\/(?:page\/)?tgn\//i, "place"],
  [/^https?:\/\/(?:www\.)?viaf\.org\/viaf\//i, "person"],
  [/^https?:\/\/(?:www\.|sws\.)?geonames\.org\//i, "place"],
  [/^https?:\/\/id\.loc\.gov\/authorities\/names\//i, "person"],
  [/^https?:\/\/d-nb\.info\/gnd\//i, undefined],
  [/^https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\/Q/i, undefined],
];

/** Three or more blocks of signs at the end of an address: an identifier of this or another museum. */
const identifier = /\/[0-9A-Z]{3,4}(?:-[0-9A-Z]{4}){2,}(?:\.\w+)?(?:[?#].*)?$/;

/**
 * What an address in a text refers to: what an authority names, what an identifier stands for (`/X5K4-2B6C-9Q1W` too), another text
 * (by its path, for the reader to find), or, of any other address, nothing that is a thing of a museum.
 */
export function targetOf(address: string): { type: EntityType | undefined; by: Mention["by"] } | undefined {
  const target = address.trim();
  const known = authorities.find(([pattern]) => pattern.test(target));
  if (known) return { type: known[1], by: { uri: target } };
  const isIdentifier = identifier.test(target) && /^(https?:|\/)/i.test(target);
  if (isIdentifier) return { type: undefined, by: { uri: target } };
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return undefined;
  const path = target.replace(/[?#].*$/, "");
  return /\.(x?html?|xml|tei)$/i.test(path) ? { type: "text", by: { text: path } } : undefined;
}
