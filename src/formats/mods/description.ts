import { statementAbouts } from "../../entities/words/statements.ts";
import type { About, Aspect } from "../../entities/words.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { type CitedKind, kindOfCitation } from "../citation/kind.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import { bibliographicCode } from "../iso-639-2.ts";
import { tagOfTerm } from "../language-tags.ts";
import type { WriteContext } from "../port.ts";
import { factsOf, measuredInLine, termsOf, textsOf } from "../what-stands.ts";
import type { Attributes, Xml } from "../xml.ts";
import { authorityOf, holding, said, valueUri, worded } from "./writing.ts";

/** The list of MODS for `typeOfResource`; of an object nobody knows here whether it is flat. */
const resources: Partial<Record<CitedKind, readonly [value: string, more?: Attributes]>> = {
  book: ["text"],
  article: ["text"],
  chapter: ["text"],
  periodical: ["text"],
  thesis: ["text"],
  map: ["cartographic"],
  score: ["notated music"],
  film: ["moving image"],
  sound: ["sound recording"],
  collection: ["mixed material", { collection: "yes" }],
};
/** `genre/@type`; what it is (`type`, `genre`) needs none. */
const genres: ReadonlyMap<Aspect, string | undefined> = new Map([
  ["type", undefined],
  ["genre", undefined],
  ["level", "level of description"],
  ["style", "style"],
  ["school", "school"],
  ["culture", "culture"],
  ["shape", "shape"],
  ["function", "function"],
  ["other", "other"],
]);
/** `physicalDescription/form/@type`. */
const forms: Partial<Record<Aspect, string>> = { material: "material", technique: "technique", carrier: "carrier" };

/** What sort of thing it is. */
export function sortsOf(entity: PublicEntity, context: WriteContext): Xml[] {
  const [value, more] = resources[kindOfCitation(entity)] ?? [];
  const terms = factsOf(entity, "classification").filter((fact) => stands(fact) && genres.has(fact.aspect));
  return [
    ...worded("typeOfResource", value, more),
    ...terms.flatMap(({ aspect, concept, sourceWord }) =>
      worded("genre", concept.label, {
        type: genres.get(aspect),
        ...authorityOf(sourceWord),
        ...valueUri(concept, context),
      }),
    ),
  ];
}

/** Its languages as codes of ISO 639-2 and in words; `original` are those of what was translated. */
export function languagesOf(entity: PublicEntity): Xml[] {
  return factsOf(entity, "classification")
    .filter((fact) => fact.aspect === "language" && stands(fact))
    .flatMap(({ concept, sourceWord }) => {
      const code = bibliographicCode(tagOfTerm(concept) ?? "");
      return holding(
        "language",
        { objectPart: sourceWord === "original" ? "original" : undefined },
        worded("languageTerm", code, { type: "code", authority: "iso639-2b" }),
        worded("languageTerm", concept.label, { type: "text" }),
      );
    });
}

/** Of what and how it is made, how much of it there is, and its state. */
export function physicalIn(entity: PublicEntity, context: WriteContext): Xml[] {
  const notes = (about: About) =>
    textsOf(entity, about).flatMap((text) => said("note", text, { type: statementAbouts[about].label.toLowerCase() }));
  return holding(
    "physicalDescription",
    {},
    factsOf(entity, "classification")
      .filter((fact) => stands(fact) && forms[fact.aspect] !== undefined)
      .flatMap(({ aspect, concept }) =>
        worded("form", concept.label, { type: forms[aspect], ...valueUri(concept, context) }),
      ),
    textsOf(entity, "physical-description", "dimensions").flatMap((text) => said("extent", text)),
    factsOf(entity, "measurement")
      .filter(stands)
      .flatMap((fact) => worded("extent", measuredIn(fact))),
    notes("medium"),
    notes("condition"),
  );
}

function measuredIn(fact: KindOf<"measurement">): string {
  const line = measuredInLine(fact);
  return fact.of === "whole" || line === "" ? line : `${fact.of}: ${line}`;
}

/** Class marks by whose they are, as the source says it (`"Dewey 22"`), or by their address at the Library of Congress. */
export function classMarksOf(entity: PublicEntity): Xml[] {
  const owners: Readonly<Record<string, string>> = { LC: "lcc", Dewey: "ddc", NLM: "nlm", UDC: "udc" };
  return factsOf(entity, "classification")
    .filter((fact) => fact.aspect === "class-mark" && stands(fact))
    .flatMap(({ concept, sourceWord = "" }) => {
      const [owner = "", ...edition] = sourceWord.split(" ");
      const isLc = concept.uri?.startsWith("http://id.loc.gov/authorities/classification/");
      const authority = owners[owner] ?? (isLc ? "lcc" : undefined);
      const named =
        authority === undefined
          ? { displayLabel: sourceWord || undefined }
          : { edition: edition.join(" ") || undefined };
      return worded("classification", concept.label, { authority, ...named });
    });
}

/** `note/@type` by what a statement is about (the list of MODS where it has it); those about the thing's form or terms of use stand elsewhere. */
const notes: Partial<Record<About, string>> = {
  biography: "biographical/historical",
  history: "biographical/historical",
  provenance: "ownership",
  "exhibition-history": "exhibitions",
  responsibility: "statement of responsibility",
  "credit-line": "acquisition",
  arrangement: "organization",
};
const elsewhere: ReadonlySet<About> = new Set([
  ...([
    "edition",
    "physical-description",
    "dimensions",
    "medium",
    "condition",
    "use-conditions",
    "change-note",
  ] as const),
]);

/** What is told of it in words: abstract, contents and notes; then its inscriptions. */
export function notesOf(entity: PublicEntity): Xml[] {
  return [
    ...factsOf(entity, "statement")
      .filter((fact) => stands(fact) && !elsewhere.has(fact.about) && fact.sourceWord !== "frequency")
      .flatMap(({ about, text, sourceWord }) => text.flatMap((one) => said(...placeOf(about, sourceWord, one)))),
    ...factsOf(entity, "inscription")
      .filter(stands)
      .flatMap(({ type, readings }) =>
        readings.flatMap(({ how, text }) =>
          said("note", text, { type: "inscription", displayLabel: `${type} (${how})` }),
        ),
      ),
  ];
}

function placeOf(
  about: About,
  displayLabel: string | undefined,
  text: Parameters<typeof said>[1],
): Parameters<typeof said> {
  if (about === "abstract" || about === "description") return ["abstract", text, { displayLabel }];
  if (about === "scope") return ["abstract", text, { type: "scope and content", displayLabel }];
  if (about === "contents") return ["tableOfContents", text, { displayLabel }];
  return ["note", text, { type: notes[about] ?? (about === "other" ? undefined : about), displayLabel }];
}

/** Terms that are a collection, as MODS tells one: the host. */
export const collectionsOf = (entity: PublicEntity) => termsOf(entity, "collection");
