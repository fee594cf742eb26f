type Authority = { scheme: string; address: RegExp; base: string };

const authorities: readonly Authority[] = [
  ...["ulan", "aat", "tgn"].map((scheme) => ({
    scheme,
    address: new RegExp(`^https?://vocab\\.getty\\.edu/(?:page/)?${scheme}/`, "i"),
    base: `http://vocab.getty.edu/${scheme}/`,
  })),
  { scheme: "viaf", address: /^https?:\/\/(?:www\.)?viaf\.org\/viaf\//i, base: "http://viaf.org/viaf/" },
  {
    scheme: "wikidata",
    address: /^https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\//i,
    base: "http://www.wikidata.org/entity/",
  },
  { scheme: "rkd", address: /^https?:\/\/rkd\.nl\/(?:explore\/)?artists\//i, base: "https://rkd.nl/artists/" },
];

/** The authority of an address, and the address as that authority gives it; of one that is not known, its host. */
export function authorityOf(address: string): { scheme: string; uri: string } {
  const known = authorities.find((one) => one.address.test(address));
  if (known) {
    const id = address.replace(known.address, "").replace(/[/#?].*$/, "");
    return { scheme: known.scheme, uri: known.base + id };
  }
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(address)?.[1];
  return { scheme: host?.toLowerCase() ?? "other", uri: address };
}
