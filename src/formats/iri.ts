const plain = /^[a-z][a-z0-9+.-]*:[!#$&-;=?-Z_a-z~@]+$/i;
const scheme = /^[a-z][a-z0-9+.-]*:/i;
const legal = /[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]/;

/**
 * An address as a URI (RFC 3986), with whatever is not allowed in one percent-encoded; undefined where it is no absolute
 * address at all (`"see the catalogue"`), or none is said.
 */
export function safeIri(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  if (plain.test(address)) return address;
  const trimmed = address.trim();
  if (!scheme.test(trimmed)) return undefined;
  const out: string[] = [];
  for (const character of trimmed.toWellFormed()) {
    if (character.length === 1 && legal.test(character)) out.push(character);
    else out.push(encodeURIComponent(character));
  }
  const result = out.join("").replace(/%(?![0-9A-Fa-f]{2})/g, "%25");
  return result.length > (scheme.exec(result)?.[0].length ?? 0) ? result : undefined;
}

/** A fact's key as the fragment of an address (RFC 3986, section 3.5). No two keys give one fragment, and none holds a `;`. */
export function fragment(key: string): string {
  return encodeURIComponent(key.toWellFormed()).replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%40", "@");
}

/** An authority's address in the form in which it names the thing: Getty's with http, Wikidata's as an entity. */
export function authorityIri(address: string | undefined): string | undefined {
  if (address?.startsWith("https://vocab.getty.edu/")) return safeIri(`http${address.slice(5)}`);
  if (!address?.includes("wikidata.org/")) return safeIri(address);
  const item = /^https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/(Q[0-9]+)$/.exec(address);
  return item ? `http://www.wikidata.org/entity/${item[1]}` : safeIri(address);
}

/** The DOI in an address or in words that are one: `"https://doi.org/10.5555/1"` and `"10.5555/1"` → `"10.5555/1"` (DOI Handbook, 2.2). */
export function doiIn(words: string | undefined): string | undefined {
  return /^(?:https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/.exec(words ?? "")?.[1];
}
