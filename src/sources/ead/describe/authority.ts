type Authority = { hosts: RegExp; sources: readonly string[]; form: RegExp; base: string };

/** The authorities whose identifiers finding aids have: as addresses, or bare beside the name of the source. */
const authorities: readonly Authority[] = [
  authority("vocab.getty.edu/(?:page/)?aat", ["aat"], /^300\d{6}$/, "http://vocab.getty.edu/aat/"),
  authority("vocab.getty.edu/(?:page/)?ulan", ["ulan"], /^500\d{6}$/, "http://vocab.getty.edu/ulan/"),
  authority("vocab.getty.edu/(?:page/)?tgn", ["tgn"], /^[17]\d{6}$/, "http://vocab.getty.edu/tgn/"),
  authority("(?:www\\.)?viaf.org/viaf", ["viaf"], /^[1-9]\d*$/, "http://viaf.org/viaf/"),
  authority(
    "id.loc.gov/authorities/names",
    ["lcnaf", "naf", "lcnames"],
    /^n[a-z]{0,2}\d{8,10}$/,
    "http://id.loc.gov/authorities/names/",
  ),
  authority("id.loc.gov/authorities/subjects", ["lcsh"], /^sh\d{8,10}$/, "http://id.loc.gov/authorities/subjects/"),
  authority("(?:www\\.)?wikidata.org/(?:entity|wiki)", ["wikidata"], /^Q[1-9]\d*$/, "http://www.wikidata.org/entity/"),
];

function authority(hosts: string, sources: readonly string[], form: RegExp, base: string): Authority {
  return { hosts: new RegExp(`^https?://${hosts.replaceAll(".", "\\.")}/`, "i"), sources, form, base };
}

/** The address of what an authority's identifier names: `("viaf", "49583805")` → `http://viaf.org/viaf/49583805`; undefined for others. */
export function authorityUri(source: string | undefined, id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const bare = id
    .trim()
    .replace(/[/#]+$/, "")
    .replace(/^.*[/#]/, "")
    .replace(/^\([^)]*\)/, "")
    .replace(/\s+/g, "");
  const isAddress = /^https?:/i.test(id.trim());
  const found = authorities.find(({ hosts, sources, form }) => {
    const named = isAddress ? hosts.test(id.trim()) : sources.includes(source?.trim().toLowerCase() ?? "");
    return named && form.test(bare);
  });
  return found && found.base + bare;
}
