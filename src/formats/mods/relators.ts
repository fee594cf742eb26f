import type { Qualifier } from "../../entities/words.ts";
import { type Attributes, element, type Xml } from "../xml.ts";

/** Terms of the MARC relators (id.loc.gov/vocabulary/relators) by their codes; with what sources call the same. */
const terms = `
annotator ann, architect arc, artist art, author aut, binder bnd, bookseller bsl, cartographer ctg, collector col, commentator cmm,
compiler com, composer cmp, conservator con, contributor ctb, correspondent crp, creator cre, curator cur, depicted dpc, designer dsr,
director drt, distributor dst, donor dnr, draughtsman art, draftsman art, editor edt, engraver egr, etcher etr, former owner fmo,
funder fnd, illustrator ill, interviewee ive, interviewer ivr, lithographer ltg, maker mfr, manufacturer mfr, narrator nrt, organizer orm,
owner own, painter art, performer prf, photographer pht, printer prt, printmaker prm, publisher pbl, recipient rcp, addressee rcp,
sculptor scl, seller sll, sponsor spn, transcriber trc, translator trl, woodcutter wdc, writer aut`;

const codes: ReadonlyMap<string, string> = new Map(
  terms.split(",").map((pair): [string, string] => {
    const [, term = "", code = ""] = /^\s*(.+) ([a-z]{3})\s*$/.exec(pair) ?? [];
    return [term, code];
  }),
);

/** How near somebody was to the making, where not simply the maker. */
const qualified: Record<Qualifier, string> = {
  attributed: "att",
  alternative: "att",
  after: "ant",
  "copy-after": "ant",
  "cast-after": "ant",
  workshop: "asn",
  studio: "asn",
  circle: "asn",
  school: "asn",
  follower: "asn",
  manner: "asn",
  imitator: "asn",
};

const home = "http://id.loc.gov/vocabulary/relators";

/** The role in words and, where the MARC relators have it, as a code: `<roleTerm type="code" …>aut</roleTerm>`. */
export function roleOf(role: string, qualifier?: Qualifier): Xml {
  const code = qualifier === undefined ? codes.get(role.toLowerCase()) : qualified[qualifier];
  const coded: Attributes = {
    type: "code",
    authority: "marcrelator",
    authorityURI: home,
    valueURI: `${home}/${code}`,
  };
  return element(
    "role",
    {},
    code !== undefined && element("roleTerm", coded, code),
    element("roleTerm", { type: "text" }, role),
  );
}
