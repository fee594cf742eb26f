import type { KeyRef, Where } from "../../../entities/facts.ts";
import { lookUp } from "../mapping/defaults.ts";
import type { Row } from "./rows.ts";
import type { Teller } from "./teller.ts";
import { sayTerm, type TermPlaces } from "./terms.ts";

const gazetteer = "http://vocab.getty.edu/tgn/";

/**
 * Says the places of a geography table by their type, which `mapping.terms` knows: places of activities join `places`, others
 * are said of the subject. A place with a number of the Getty's gazetteer is that place, any other only words.
 */
export function sayGeography(
  teller: Teller,
  table: "ObjGeography" | "ConGeography",
  rows: readonly Row[],
  places: TermPlaces,
): void {
  const unknown = new Set<string>();
  for (const row of rows) {
    const { GeoType: type = "", GeographyTerm: term } = row;
    if (!term) continue;
    const use = lookUp(teller.mapping.terms, type) ?? { as: "connected-place" as const };
    if (!lookUp(teller.mapping.terms, type)) unknown.add(type);
    const ref = placeOf(row, term);
    if (use.as === "place") {
      const where: Where<KeyRef> = { place: ref, ...(use.role ? { role: use.role } : {}) };
      places.set(use.activity, [...(places.get(use.activity) ?? []), where]);
    } else sayTerm(teller, `${table}.GeographyTerm`, { use, ref, id: row.TGNTermID ?? term, type });
  }
  for (const type of unknown) {
    const detail =
      "The mapping does not say what places of this type are; they are said as connected. Add the type to `mapping.terms`.";
    teller.doubt("thesaurus-type-unknown", `${table}.GeoType`, type, detail);
  }
}

/** Says that an object holds places of people who cannot be told apart. */
export function noteOrphanPlaces(teller: Teller, rows: readonly Row[]): void {
  if (rows.length === 0) return;
  const detail = `${rows.length} places stand beside several constituents, and nobody can say of whom they are; they are kept, and nothing is said. Export each within its constituent.`;
  teller.doubt("owner-unclear", "ObjConGeography.GeographyTerm", rows[0]?.GeographyTerm, detail);
}

function placeOf({ TGNTermID }: Row, term: string): KeyRef {
  return TGNTermID && /^[1-9]\d{6}$/.test(TGNTermID)
    ? { type: "place", uri: gazetteer + TGNTermID, label: term }
    : { type: "place", text: term };
}
