import type { Qualifier } from "../../../entities/words.ts";
import { cleaned, valuesOf, withoutEnd } from "../heading.ts";
import type { DataField } from "../record.ts";

/** Relator codes of $4 (MARC Code List for Relators) that are met in libraries of art; others stay as they are. */
const codes: Readonly<Record<string, string>> = {
  abr: "abridger",
  adp: "adapter",
  ann: "annotator",
  arc: "architect",
  arr: "arranger",
  art: "artist",
  asn: "associated name",
  ato: "autographer",
  auc: "auctioneer",
  aui: "author of introduction",
  aut: "author",
  aft: "author of afterword",
  aqt: "author in quotations",
  bjd: "bookjacket designer",
  bkd: "book designer",
  bnd: "binder",
  bsl: "bookseller",
  cmp: "composer",
  cnd: "conductor",
  col: "collector",
  com: "compiler",
  cre: "creator",
  ctb: "contributor",
  ctg: "cartographer",
  cur: "curator",
  dnr: "donor",
  drt: "director",
  dst: "distributor",
  dte: "dedicatee",
  edt: "editor",
  egr: "engraver",
  etr: "etcher",
  flm: "film editor",
  fmo: "former owner",
  fnd: "funder",
  hst: "host",
  ill: "illustrator",
  inv: "inventor",
  isb: "issuing body",
  itr: "instrumentalist",
  ivr: "interviewer",
  ive: "interviewee",
  lbt: "librettist",
  lso: "licensor",
  ltg: "lithographer",
  lyr: "lyricist",
  mfr: "manufacturer",
  mod: "moderator",
  nrt: "narrator",
  org: "originator",
  oth: "other",
  own: "owner",
  pbl: "publisher",
  pht: "photographer",
  pop: "printer of plates",
  prf: "performer",
  prm: "printmaker",
  pro: "producer",
  prt: "printer",
  res: "researcher",
  rev: "reviewer",
  scr: "scribe",
  sgn: "signer",
  sng: "singer",
  spk: "speaker",
  spn: "sponsor",
  trc: "transcriber",
  trl: "translator",
  win: "writer of introduction",
  wpr: "writer of preface",
};

/** Words of $e as cataloguers shorten them. */
const words: Readonly<Record<string, string>> = {
  ed: "editor",
  ill: "illustrator",
  illus: "illustrator",
  tr: "translator",
  trans: "translator",
  comp: "compiler",
  "joint author": "author",
};

/** Roles in the publication of a work; all others are of its creation. */
const ofPublication = new Set(["publisher", "distributor", "printer", "manufacturer", "bookseller", "issuing body"]);
/** Roles of those who had a copy, and made nothing. */
const ofCopies = new Set(["former owner", "owner", "donor", "autographer"]);

/** What somebody did: the role, the source's word for it, and in which activity. */
export type Role = { role: string; sourceWord?: string; in: "creation" | "publication" | "custody" };

/** The roles of a name in 1xx or 7xx: of $4 and $e, or the usual one where it has none. */
export function rolesOf(field: DataField, usual: string): Role[] {
  // In 111 and 711 $e is a subordinate unit, and $j the role.
  const termCode = field.tag.endsWith("11") ? "j" : "e";
  const coded = valuesOf(field, "4").map((value) => roleOf(value, codes, value.split("/").at(-1) ?? value));
  const told = valuesOf(field, termCode).map((value) => roleOf(value, words, withoutEnd(cleaned(value))));
  const all = [...coded, ...told].filter(({ role }, at, every) => every.findIndex((one) => one.role === role) === at);
  return all.length > 0 ? all : [{ role: usual, in: "creation" }];
}

function roleOf(sourceWord: string, table: Readonly<Record<string, string>>, bare: string): Role {
  const plain = bare.toLowerCase().replace(/[.,]+$/, "");
  const role = (Object.hasOwn(table, plain) ? table[plain] : undefined) ?? plain;
  const place = ofPublication.has(role) ? "publication" : ofCopies.has(role) ? "custody" : "creation";
  return { role, in: place, ...(role === sourceWord ? {} : { sourceWord }) };
}

const qualifiers: readonly (readonly [word: RegExp, qualifier: Qualifier])[] = [
  [/attributed/i, "attributed"],
  [/follower|pupil/i, "follower"],
  [/school/i, "school"],
  [/circle/i, "circle"],
  [/workshop/i, "workshop"],
  [/studio/i, "studio"],
  [/imitator/i, "imitator"],
  [/manner|style/i, "manner"],
];

/** How an artist's name is meant: 100 $j `Follower of`. */
export function qualifierOf(field: DataField): Qualifier | undefined {
  const word = field.tag.endsWith("00") ? (valuesOf(field, "j")[0] ?? "") : "";
  return qualifiers.find(([pattern]) => pattern.test(word))?.[1];
}
