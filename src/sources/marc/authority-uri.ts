/** The addresses of what records identify by an agency's code: `(DLC)n 79021164`, `(DE-588)118540238`, or by a scheme of 024 $2. */

type Known = { scheme: string; base: string; form: RegExp };

const lc = (part: string) => `http://id.loc.gov/authorities/${part}/`;
const lcNames: Known = { scheme: "lcnaf", base: lc("names"), form: /^n[a-z]{0,2}\d{8,10}$/ };
const lcSubjects: Known = { scheme: "lcsh", base: lc("subjects"), form: /^s[hj]\d{8,10}$/ };
const lcGenres: Known = { scheme: "lcgft", base: lc("genreForms"), form: /^gf\d{8,10}$/ };
const gnd: Known = { scheme: "gnd", base: "https://d-nb.info/gnd/", form: /^\d{1,10}-?[\dX]$/ };
const viaf: Known = { scheme: "viaf", base: "http://viaf.org/viaf/", form: /^[1-9]\d*$/ };
const isni: Known = { scheme: "isni", base: "https://isni.org/isni/", form: /^\d{15}[\dX]$/ };
const orcid: Known = { scheme: "orcid", base: "https://orcid.org/", form: /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/ };
const wikidata: Known = { scheme: "wikidata", base: "http://www.wikidata.org/entity/", form: /^Q[1-9]\d*$/ };
const ulan: Known = { scheme: "ulan", base: "http://vocab.getty.edu/ulan/", form: /^500\d{6}$/ };
const aat: Known = { scheme: "aat", base: "http://vocab.getty.edu/aat/", form: /^300\d{6}$/ };
const tgn: Known = { scheme: "tgn", base: "http://vocab.getty.edu/tgn/", form: /^[17]\d{6}$/ };
const fast: Known = { scheme: "fast", base: "http://id.worldcat.org/fast/", form: /^\d{1,8}$/ };

const all: readonly Known[] = [lcNames, lcSubjects, lcGenres, gnd, viaf, isni, orcid, wikidata, ulan, aat, tgn, fast];

/** By what stands in brackets in $0 and 035, or in 024 $2. */
const named: Readonly<Record<string, readonly Known[]>> = {
  dlc: [lcNames, lcSubjects, lcGenres],
  lcnaf: [lcNames],
  naf: [lcNames],
  lccn: [lcNames, lcSubjects],
  lcsh: [lcSubjects],
  lcgft: [lcGenres],
  "de-588": [gnd],
  gnd: [gnd],
  viaf: [viaf],
  isni: [isni],
  orcid: [orcid],
  wikidata: [wikidata],
  wikidat: [wikidata],
  ulan: [ulan],
  aat: [aat],
  tgn: [tgn],
  fast: [fast],
};

/** Where an authority's own addresses begin, in whatever spelling they are met. */
const hosts: readonly (readonly [begin: RegExp, known: Known])[] = all.map((known) => {
  const bare = known.base.replace(/^https?:\/\//, "").replaceAll(".", "\\.");
  const extra = known === wikidata ? "(?:www\\.)?wikidata\\.org/(?:entity|wiki)/" : "";
  const page = bare.replace(/(vocab\\.getty\\.edu\/)/, "$1(?:page/)?");
  return [new RegExp(`^https?://(?:www\\.)?(?:${page}${extra ? `|${extra}` : ""})`, "i"), known] as const;
});

/** An authority's name, and the address of the thing. */
export type AuthorityUri = { scheme: string; uri: string };

/** An identifier of a known authority as an address; `agency` is its code, `"DLC"` or `"viaf"`. Undefined for others. */
export function authorityUri(agency: string, id: string): AuthorityUri | undefined {
  const bare = id.replace(/\s+/g, "").replace(/^fst0*/, "");
  const addressed = addressOf(id);
  if (addressed) return addressed;
  const key = agency.toLowerCase() === "ocolc" && /^\s*fst/.test(id) ? "fast" : agency.toLowerCase();
  const known = (Object.hasOwn(named, key) ? named[key] : undefined)?.find(({ form }) => form.test(bare));
  return known && { scheme: known.scheme, uri: known.base + bare };
}

/** A known authority's address, as that authority writes it; undefined for others. */
export function addressOf(address: string): AuthorityUri | undefined {
  const plain = address
    .trim()
    .replace(/^\(uri\)\s*/i, "")
    .replace(/\/+$/, "");
  for (const [begin, { scheme, base, form }] of hosts) {
    const id = begin.test(plain) ? plain.replace(begin, "").replace(/\s+/g, "") : "";
    if (id !== "" && form.test(id)) return { scheme, uri: base + id };
  }
  return undefined;
}

/** The address in a $0 or $1: `(DE-588)118540238` and `http://viaf.org/viaf/14951645` alike; undefined for what is none of a known one. */
export function uriIn(value: string): AuthorityUri | undefined {
  const [, agency, id] = /^\s*\(([^)]+)\)\s*(.+)$/.exec(value) ?? [];
  return agency !== undefined && id !== undefined ? authorityUri(agency, id) : addressOf(value);
}
