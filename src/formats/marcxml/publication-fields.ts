import { rowOf } from "../../entities/words/row-of.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import { plainText } from "../plain-text.ts";
import {
  activitiesOf,
  actorsOf,
  factsOf,
  makerName,
  measuredInLine,
  placesOf,
  spanInLine,
  textsOf,
} from "../what-stands.ts";
import { type Field, field, type Subfields } from "./field.ts";

/** 264, second indicator, by the role. */
const functions: Readonly<Record<string, string>> = { distributor: "2", manufacturer: "3", printer: "3" };
/** RDA's content, media and carrier types, by what the source calls them. */
const carriers: Readonly<Record<string, string>> = {
  "content type": "336",
  "media type": "337",
  "carrier type": "338",
};

/** Edition, imprint, extent, carriers: 250 to 338. */
export function publicationFields(entity: PublicEntity): Field[] {
  return [
    ...textsOf(entity, "edition").flatMap((text) => field("250", "  ", [["a", plainText(text)]])),
    ...activitiesOf(entity, "production").flatMap((fact) => imprint(fact, "0")),
    ...activitiesOf(entity, "publication").flatMap((fact) => imprint(fact, "1")),
    ...extentFields(entity),
    ...factsOf(entity, "classification")
      .filter(stands)
      .flatMap(({ sourceWord = "", concept }) => {
        const tag = rowOf(carriers, sourceWord);
        return tag === undefined ? [] : field(tag, "  ", [["a", concept.label]]);
      }),
  ];
}

/** One 264 for the places, publishers and date; distributors and manufacturers have one each. */
function imprint(fact: KindOf<"activity">, usual: string): Field[] {
  const actors = usual === "0" ? [] : actorsOf(fact);
  const others = actors.filter(({ role }) => rowOf(functions, role) !== undefined);
  const names = actors.filter((actor) => !others.includes(actor)).map((actor) => ["b", makerName(actor)] as const);
  const places = placesOf(fact).map(({ label }) => ["a", label] as const);
  // A date alone that has no words stands in 008, and needs no imprint of its own.
  const told = (fact.when ?? []).filter(({ display }) => display?.length || places.length + names.length > 0);
  const dates = told.map((span) => ["c", spanInLine(span)?.replace(/^([\d-]+)\/([\d-]+)$/, "$1–$2")] as const);
  const parts: Subfields = [...places, ...names, ...dates];
  return [
    ...field("264", ` ${usual}`, parts),
    ...others.flatMap((actor) => field("264", ` ${functions[actor.role]}`, [["b", makerName(actor)]])),
  ];
}

/** 300 as the source describes it, taken apart at ISBD's signs; else what was measured. */
function extentFields(entity: PublicEntity): Field[] {
  const said = textsOf(entity, "physical-description").map(plainText);
  if (said.length > 0) return said.flatMap((text) => field("300", "  ", ofDescription(text)));
  const measured = factsOf(entity, "measurement").filter((fact) => stands(fact) && measuredInLine(fact) !== "");
  const isExtent = ({ values }: KindOf<"measurement">) =>
    values.some(({ dimension }) => dimension === "extent") || values.length === 0;
  const of = (code: string, facts: readonly KindOf<"measurement">[]) =>
    facts.map((fact) => [code, measuredInLine(fact)] as const);
  return field("300", "  ", [
    ...of("a", measured.filter(isExtent)),
    ...of(
      "c",
      measured.filter((fact) => !isExtent(fact)),
    ),
  ]);
}

/** `"92 p. : ill. ; 25 cm + 1 map"` → $a, $b, $c, $e, each with the sign that follows it. */
function ofDescription(text: string): Subfields {
  const codes: Readonly<Record<string, string>> = { ":": "b", ";": "c", "+": "e" };
  const subfields: [string, string][] = [["a", ""]];
  for (const piece of text.split(/(?<=\s[:;+])\s+/)) {
    const last = subfields.at(-1);
    if (last) last[1] = piece;
    subfields.push([codes[piece.at(-1) ?? ""] ?? "a", ""]);
  }
  return subfields;
}
