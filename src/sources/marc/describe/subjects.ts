import type { KeyRef } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import { headingName, subdivisionsOf, valuesOf } from "../heading.ts";
import type { DataField } from "../record.ts";
import { type Placed, type Tell, wordsOf } from "./tell.ts";

/** What 6xx names where it is no heading as 1xx has them. */
const others: Readonly<Record<string, EntityType>> = {
  "653": "concept",
  "654": "concept",
  "656": "concept",
  "657": "concept",
  "658": "concept",
  "662": "place",
  "690": "concept",
  "691": "place",
};
const headings = ["600", "610", "611", "630", "647", "648", "650", "651"];
/** 653, second indicator. */
const uncontrolled: Readonly<Record<string, EntityType>> = { "1": "person", "2": "group", "3": "event", "5": "place" };
/** The vocabulary of a heading, second indicator; with 7, $2 names it. */
const vocabularies: Readonly<Record<string, string>> = {
  "0": "lcsh",
  "1": "lcshac",
  "2": "mesh",
  "3": "nal",
  "5": "cash",
  "6": "rvm",
};

/** Says what something is about, with the whole heading as words (`"Artists--Correspondence"`), and its genre or form (655). */
export function saySubjects(tell: Tell): void {
  for (const field of tell.fields(...headings, ...Object.keys(others))) saySubject(tell, field);
  for (const field of tell.fields("655")) {
    const concept = tell.ref(field, "concept");
    if (!concept) continue;
    const value = wholeOf(field);
    tell.say(
      `${field.under}$a`,
      { kind: "classification", aspect: "genre", concept },
      { by: { aspect: "genre", value }, ...vocabularyOf(field) },
    );
  }
}

function saySubject(tell: Tell, field: Placed): void {
  const type = field.tag === "653" ? (uncontrolled[field.ind2] ?? "concept") : others[field.tag];
  for (const one of field.tag === "653" ? eachOf(field) : [field]) {
    const ref: KeyRef | undefined = tell.ref(one, type);
    if (!ref) continue;
    const value = wholeOf(one);
    const [original] = tell.originals(one, wholeOf);
    const isWhole = value === headingName(one);
    const display = isWhole ? original : { value };
    tell.say(
      `${field.under}$a`,
      { kind: "subject", mode: "about", ref, ...(display ? { display } : {}) },
      { by: { tag: field.tag, value, in: field.ind2 }, ...vocabularyOf(field) },
    );
  }
}

/** 653 has several terms in one field. */
const eachOf = (field: Placed): Placed[] =>
  field.subfields
    .filter(({ code }) => code === "a")
    .map((subfield) => ({ ...field, subfields: [subfield], pairs: [] }));

/** A heading with its subdivisions. */
function wholeOf(field: DataField): string {
  const name = field.tag === "662" ? wordsOf(field, "abcdfgh") : headingName(field);
  return [name, ...subdivisionsOf(field)].filter((part) => part !== "").join("--");
}

function vocabularyOf(field: DataField): { sourceWord?: string } {
  const word = vocabularies[field.ind2] ?? valuesOf(field, "2")[0];
  return word === undefined || field.tag === "653" ? {} : { sourceWord: word };
}
