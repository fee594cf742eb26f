import { rowOf } from "../../entities/words/row-of.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import { doiIn } from "../iri.ts";
import { bibliographicCode } from "../iso-639-2.ts";
import { tagOfTerm } from "../language-tags.ts";
import type { WriteContext } from "../port.ts";
import { factsOf, sameOf } from "../what-stands.ts";
import { type Field, field } from "./field.ts";

/** Schemes with a field of their own: tag and indicators, the subfield, and that of a wrong or cancelled one. */
const own: Readonly<Record<string, readonly [tag: string, indicators: string, code: string, wrong: string]>> = {
  lccn: ["010", "  ", "a", "z"],
  "national-bibliography": ["015", "  ", "a", "z"],
  "national-agency": ["016", "7 ", "a", "z"],
  isbn: ["020", "  ", "a", "z"],
  issn: ["022", "  ", "a", "y"],
  "issn-l": ["022", "  ", "l", "m"],
  isrc: ["024", "0 ", "a", "z"],
  upc: ["024", "1 ", "a", "z"],
  ismn: ["024", "2 ", "a", "z"],
  ean: ["024", "3 ", "a", "z"],
  sici: ["024", "4 ", "a", "z"],
  "technical-report": ["027", "  ", "a", "z"],
  "publisher-number": ["028", "52", "a", "a"],
  coden: ["030", "  ", "a", "z"],
  report: ["088", "  ", "a", "z"],
};

/** Numbers and codes: 010 to 041, and class marks. The PID stands in 001 and, as an address, in 024. */
export function numberFields(entity: PublicEntity, context: WriteContext): Field[] {
  const numbers = factsOf(entity, "number").filter(
    ({ scheme, fault }) => scheme !== "sort" && (!fault || fault === "wrong"),
  );
  const dois = sameOf(entity).flatMap((uri) => doiIn(uri) ?? []);
  return [
    ...field("024", "7 ", [
      ["a", `${context.base}/${entity.pid}`],
      ["2", "uri"],
    ]),
    ...dois.flatMap((doi) =>
      field("024", "7 ", [
        ["a", doi],
        ["2", "doi"],
      ]),
    ),
    ...numbers.flatMap(numberField),
    ...languageField(entity),
    ...factsOf(entity, "classification")
      .filter((fact) => fact.aspect === "class-mark" && stands(fact))
      .flatMap(classMark),
  ];
}

function numberField({ scheme, value, fault, standing, assigner, sourceWord }: KindOf<"number">): Field[] {
  const isGone = fault === "wrong" || !stands({ ...(standing ? { standing } : {}) });
  if (scheme === "oclc") return field("035", "  ", [[isGone ? "z" : "a", `(OCoLC)${value}`]]);
  if (scheme === "doi")
    return field("024", "7 ", [
      [isGone ? "z" : "a", value],
      ["2", "doi"],
    ]);
  const known = rowOf(own, scheme);
  if (known) {
    const [tag, indicators, code, wrong] = known;
    const whose = tag === "016" || tag === "015" ? "2" : "b";
    const more: [string, string | undefined][] =
      tag === "020" ? [["q", sourceWord]] : [[whose, tag < "028" && tag > "016" ? undefined : assigner?.label]];
    return field(tag, indicators, [[isGone ? wrong : code, value], ...more]);
  }
  if (assigner !== undefined || scheme === "system-control" || scheme === "control-number")
    return field("035", "  ", [[isGone ? "z" : "a", assigner ? `(${assigner.label})${value}` : value]]);
  return field("024", "8 ", [[isGone ? "z" : "a", value]]);
}

/** 041: the languages of the text, and of the original of a translation; one language alone stands in 008. */
function languageField(entity: PublicEntity): Field[] {
  const told = factsOf(entity, "classification").filter((fact) => fact.aspect === "language" && stands(fact));
  const codes = (isOriginal: boolean) =>
    told
      .filter(({ sourceWord }) => (sourceWord === "original") === isOriginal)
      .flatMap(({ concept }) => bibliographicCode(tagOfTerm(concept) ?? "") ?? []);
  const [text, originals] = [codes(false), codes(true)];
  if (text.length < 2 && originals.length === 0) return [];
  const each = (code: string, values: string[]) => [...new Set(values)].map((value) => [code, value] as const);
  return field("041", originals.length > 0 ? "1 " : "0 ", [...each("a", text), ...each("h", originals)]);
}

/** Class marks by whose they are, as the source says it (`"Dewey 22"`), or by their address at the Library of Congress. */
function classMark({ concept, sourceWord = "" }: KindOf<"classification">): Field[] {
  const [owner = "", ...edition] = sourceWord.split(" ");
  const mark = concept.label;
  if (owner === "LC" || concept.uri?.startsWith("http://id.loc.gov/authorities/classification/"))
    return field("050", " 4", [["a", mark]]);
  if (owner === "Dewey")
    return field("082", "04", [
      ["a", mark],
      ["2", edition.join(" ").replace("(local)", "")],
    ]);
  if (owner === "NLM") return field("060", " 4", [["a", mark]]);
  if (owner === "UDC")
    return field("080", "  ", [
      ["a", mark],
      ["2", edition.join(" ")],
    ]);
  return field("084", "  ", [
    ["a", mark],
    ["2", sourceWord],
  ]);
}
