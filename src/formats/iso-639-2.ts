/** Languages by their BCP 47 primary subtag, and their bibliographic code of ISO 639-2 (as MARC and EAD have them). */
const pairs = `
af afr, ar ara, bg bul, bn ben, bs bos, ca cat, cs cze, cy wel, da dan, de ger, el gre, en eng, es spa, et est, eu baq, fa per, fi fin, fr fre,
ga gle, gu guj, he heb, hi hin, hr hrv, hu hun, hy arm, id ind, is ice, it ita, ja jpn, ka geo, ko kor, la lat, lb ltz, lt lit, lv lav, mi mao,
mk mac, mr mar, ms may, nb nob, nl dut, nn nno, no nor, pa pan, pl pol, pt por, ro rum, ru rus, sa san, sk slo, sl slv, sq alb, sr srp, sv swe,
sw swa, ta tam, te tel, th tha, tr tur, uk ukr, ur urd, vi vie, yi yid, zh chi`;

const codes = new Map(
  pairs.split(",").map((pair): [string, string] => {
    const [tag = "", code = ""] = pair.trim().split(" ");
    return [tag, code];
  }),
);

/** The bibliographic ISO 639-2 code of a language tag: `"fr"` and `"fr-CA"` → `"fre"`, `"grc"` → `"grc"`; undefined where it has none. */
export function bibliographicCode(tag: string): string | undefined {
  const primary = (tag.split("-", 1)[0] ?? "").toLowerCase();
  return /^[a-z]{3}$/.test(primary) ? primary : codes.get(primary);
}
