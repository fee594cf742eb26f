import type { EntityType } from "../../entities/types.ts";
import type { DataField } from "./record.ts";

type HeadingSort = { type: EntityType; main: string };

/** Headings by the last two digits of their tag (100, 600, 700 and 400 are all `00`): what they name, and the subfields of the name itself. */
const sorts: Readonly<Record<string, HeadingSort>> = {
  "00": { type: "person", main: "abcqdgtnmrskolfph" },
  "10": { type: "group", main: "abndcgtmrskolfph" },
  "11": { type: "group", main: "aednqcgtkslfph" },
  "30": { type: "publication", main: "apnmrsoldfgkth" },
  "47": { type: "event", main: "acdg" },
  "48": { type: "concept", main: "a" },
  "50": { type: "concept", main: "abcdg" },
  "51": { type: "place", main: "abg" },
  "55": { type: "concept", main: "a" },
};

/** What a heading names: a field of tag 100 with a title is a publication, one of a family a group. */
export function headingType(field: DataField): EntityType | undefined {
  const sort = sorts[field.tag.slice(1)];
  if (sort && valuesOf(field, "t").length > 0) return "publication";
  return sort?.type === "person" && field.ind1 === "3" ? "group" : sort?.type;
}

/** The values of subfields, in the order of the field, without blanks around them and without empty ones. */
export function valuesOf({ subfields }: DataField, codes: string): string[] {
  return subfields.filter(({ code }) => codes.includes(code)).flatMap(({ value }) => value.trim() || []);
}

/** The name of a heading, without subdivisions, roles and links: `"Moreau-Nélaton, Etienne, 1859-1927"`. */
export function headingName(field: DataField): string {
  const main = sorts[field.tag.slice(1)]?.main ?? "abcd";
  return withoutEnd(cleaned(valuesOf(field, main).join(" ")));
}

/** What follows a heading: general, geographical, chronological and form subdivisions. */
export function subdivisionsOf(field: DataField): string[] {
  return valuesOf(field, "vxyz").map((value) => withoutEnd(cleaned(value)));
}

/** Text without what only directs its display or sorting, in single spaces. */
export function cleaned(text: string): string {
  return text
    .replace(/[\u0098\u009c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

const abbreviation =
  /(?:^|[\s(.-])(?:\p{L}|Jr|Sr|Dr|St|Mr|Mrs|Co|Inc|Ltd|Corp|Bros|Dept|etc|al|cm|ed|eds|vol|no|pt|ca|cent|fl)\.$/u;

/** Text without the punctuation that ISBD puts at the end of an element; an abbreviation keeps its stop. */
export function withoutEnd(text: string): string {
  const bare = text.replace(/\s*[,;:/=，；：／＝．]\s*$/, "");
  if (!bare.endsWith(".") || bare.endsWith("..") || abbreviation.test(bare)) return bare;
  return bare.slice(0, -1).replace(/\s*[,;:/=]\s*$/, "");
}

/** A heading as it is compared: letters and digits alone. */
export function comparable(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
