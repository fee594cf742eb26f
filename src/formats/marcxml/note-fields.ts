import { rowOf } from "../../entities/words/row-of.ts";
import type { About } from "../../entities/words.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import { safeIri } from "../iri.ts";
import { plainText } from "../plain-text.ts";
import { factsOf } from "../what-stands.ts";
import { type Field, field } from "./field.ts";
import { responsibilityOf } from "./title-fields.ts";

type Place = readonly [tag: string, indicators: string];

/** Where a statement stands; those about the edition, the extent and who is responsible stand elsewhere. */
const abouts: Partial<Record<About, Place>> = {
  abstract: ["520", "  "],
  description: ["520", "  "],
  scope: ["520", "2 "],
  contents: ["505", "0 "],
  history: ["545", "  "],
  biography: ["545", "0 "],
  provenance: ["561", "1 "],
  "exhibition-history": ["585", "  "],
  "use-conditions": ["540", "  "],
};
const elsewhere: ReadonlySet<About> = new Set(["edition", "physical-description", "change-note"]);

/** Remarks with a field of their own, by what the source calls them. */
const words: Readonly<Record<string, Place>> = {
  with: ["501", "  "],
  thesis: ["502", "  "],
  bibliography: ["504", "  "],
  credits: ["508", "  "],
  participants: ["511", "0 "],
  numbering: ["515", "  "],
  "date and place of event": ["518", "  "],
  audience: ["521", "  "],
  "preferred citation": ["524", "  "],
  supplement: ["525", "  "],
  "other form": ["530", "  "],
  reproduction: ["533", "  "],
  original: ["534", "  "],
  funding: ["536", "  "],
  "technical requirements": ["538", "  "],
  "related materials": ["544", "  "],
  language: ["546", "  "],
  "former titles": ["547", "  "],
  "issuing body": ["550", "  "],
  "finding aid": ["555", "  "],
  documentation: ["556", "  "],
  copy: ["562", "  "],
  "linking entry": ["580", "  "],
  "publications about it": ["581", "  "],
  awards: ["586", "  "],
  "source of description": ["588", "  "],
  "dates and volumes": ["362", "1 "],
  frequency: ["310", "  "],
  "former frequency": ["321", "  "],
};

/** Linking entries that are only words, since this side cannot say what the other is. */
const links: Readonly<Record<string, string>> = {
  "main series": "760",
  subseries: "762",
  "translated as": "767",
  supplement: "770",
  contains: "774",
  "issued with": "777",
  "continued by": "785",
  "data source": "786",
  related: "787",
};

/** Notes (5xx): what is said in words, who may read and use it, and where else it is described. */
export function noteFields(entity: PublicEntity): Field[] {
  const statements = factsOf(entity, "statement").filter((fact) => stands(fact) && !elsewhere.has(fact.about));
  const inTitle = responsibilityOf(entity);
  return [
    ...statements.filter((fact) => fact !== inTitle).flatMap(statementField),
    ...factsOf(entity, "inscription")
      .filter(stands)
      .flatMap(({ type, readings }) =>
        readings.flatMap(({ text }) => field("500", "  ", [["a", `${type}: ${plainText(text)}`]])),
      ),
    ...factsOf(entity, "rights")
      .filter((fact) => stands(fact) && fact.of !== "record")
      .flatMap(rightsField),
    ...factsOf(entity, "citation").filter(stands).flatMap(referenceField),
  ];
}

/** The first text is in the language of the record; others are the same note in another script or language. */
function statementField({ about, text, sourceWord = "" }: KindOf<"statement">): Field[] {
  const link = about === "other" ? rowOf(links, sourceWord) : undefined;
  if (link !== undefined) return text.flatMap((one) => field(link, "0 ", [["t", plainText(one)]]));
  const told = rowOf(words, sourceWord);
  const [tag, indicators] = told ?? abouts[about] ?? ["500", "  "];
  return text.flatMap((one) => field(tag, indicators, [["a", plainText(one)]]));
}

function rightsField({ sort, text = [], uri, holder, allows }: KindOf<"rights">): Field[] {
  const address = safeIri(uri);
  const said = text.map(plainText).join(" ");
  if (sort === "access") {
    const isOpen = allows?.read === undefined ? " " : allows.read ? "0" : "1";
    return field("506", `${isOpen} `, [
      ["a", said],
      ["u", address],
    ]);
  }
  if (sort === "copyright")
    return field("542", "1 ", [
      ["d", holder?.label],
      ["f", said],
      ["u", address],
    ]);
  return field("540", "  ", [
    ["a", said],
    ["u", address],
  ]);
}

/** 510: 4 where the place in the source is given. */
function referenceField({ publication, number, pages, figure }: KindOf<"citation">): Field[] {
  const place = [number, pages, figure].filter(Boolean).join(", ");
  return field("510", place === "" ? "3 " : "4 ", [
    ["a", publication.label],
    ["c", place],
  ]);
}
