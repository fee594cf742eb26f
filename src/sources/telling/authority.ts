type Authority = { scheme: string; hosts: RegExp; sources: readonly string[]; form: RegExp; base: string };

/** The authorities whose identifiers sources have: as addresses, or bare beside the name of the authority. */
const authorities: readonly Authority[] = [
  authority("aat", "vocab.getty.edu/(?:page/)?aat", /^300\d{6}$/, "http://vocab.getty.edu/aat/"),
  authority("ulan", "vocab.getty.edu/(?:page/)?ulan", /^500\d{6}$/, "http://vocab.getty.edu/ulan/"),
  authority("tgn", "vocab.getty.edu/(?:page/)?tgn", /^[17]\d{6}$/, "http://vocab.getty.edu/tgn/"),
  authority("viaf", "(?:www.)?viaf.org/viaf", /^[1-9]\d*$/, "http://viaf.org/viaf/"),
  {
    ...authority(
      "lcnaf",
      "id.loc.gov/authorities/names",
      /^n[a-z]{0,2}\d{8,10}$/,
      "http://id.loc.gov/authorities/names/",
    ),
    sources: ["lcnaf", "naf", "lcnames"],
  },
  authority("lcsh", "id.loc.gov/authorities/subjects", /^sh\d{8,10}$/, "http://id.loc.gov/authorities/subjects/"),
  authority("wikidata", "(?:www.)?wikidata.org/(?:entity|wiki)", /^Q[1-9]\d*$/, "http://www.wikidata.org/entity/"),
  authority("rkd", "rkd.nl/(?:explore/)?artists", /^\d+$/, "https://rkd.nl/artists/"),
  authority("gnd", "d-nb.info/gnd", /^\d{1,10}-?[\dX]$/, "https://d-nb.info/gnd/"),
];

function authority(scheme: string, hosts: string, form: RegExp, base: string): Authority {
  return {
    scheme,
    hosts: new RegExp(`^https?://${hosts.replaceAll(".", "\\.")}/`, "i"),
    sources: [scheme],
    form,
    base,
  };
}

/** The address of what an authority's identifier names: `("viaf", "49583805")` → `http://viaf.org/viaf/49583805`; undefined for others. */
export function authorityUri(source: string | undefined, id: string | undefined): string | undefined {
  return found(source, id)?.uri;
}

/** The authority of an address, and the address as that authority gives it; undefined for what is none of a known one. */
export function authorityOf(address: string): { scheme: string; uri: string } | undefined {
  return found(undefined, address);
}

function found(source: string | undefined, id: string | undefined): { scheme: string; uri: string } | undefined {
  if (id === undefined) return undefined;
  const bare = id
    .trim()
    .replace(/[/#]+$/, "")
    .replace(/^.*[/#]/, "")
    .replace(/^\([^)]*\)/, "")
    .replace(/\s+/g, "");
  const isAddress = /^https?:/i.test(id.trim());
  const one = authorities.find(({ hosts, sources, form }) => {
    const named = isAddress ? hosts.test(id.trim()) : sources.includes(source?.trim().toLowerCase() ?? "");
    return named && form.test(bare);
  });
  return one && { scheme: one.scheme, uri: one.base + bare };
}
