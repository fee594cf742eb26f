import type { EntityType } from "../../entities/types.ts";
import { rowOf } from "../../entities/words/row-of.ts";
import type { About, Aspect } from "../../entities/words.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import type { KindOf } from "../facts-by-kind.ts";
import { humanise } from "../wording.ts";
import type { Draft } from "./draft.ts";
import { type CiimNode, dateOf, filled, push, put, referenceTo, wordsOf } from "./node.ts";

const titled: ReadonlySet<EntityType> = new Set<EntityType>(["object", "archive", "publication", "sample", "text"]);
const preferredWords: Partial<Record<EntityType, string>> = {
  object: "full title",
  publication: "title statement",
  person: "primary name",
  group: "primary name",
};
const useWords = {
  alternative: "alternative name",
  former: "previous title",
  sort: "sort name",
  short: "short title",
  search: "search name",
};

/** Names as titles of works, names of agents and rooms, terms of a thesaurus. */
export function writeName(fact: KindOf<"name">, { record, entity }: Draft): void {
  if (entity.type === "media") return;
  const { use, text, parts, when, sourceWord } = fact;
  const isPreferred = use === "preferred";
  const type = sourceWord ?? (isPreferred ? preferredWords[entity.type] : useWords[use]);
  const primary = isPreferred ? { primary: true } : {};
  for (const one of text) {
    const words = wordsOf(one);
    const name = { ...(type ? { type } : {}), ...partsOf(parts), ...words, ...(when ? { date: [dateOf(when)] } : {}) };
    const term = {
      type: isPreferred ? "Descriptor" : (type ?? "Alternate"),
      ...words,
      "@entity": "literal",
      ...primary,
    };
    if (entity.type === "package") put(record, "name", words);
    else if (entity.type === "place" || entity.type === "concept") push(record, "term", term);
    else if (entity.type === "publication" || entity.type === "archive") push(record, "title", { ...name, ...primary });
    else push(record, titled.has(entity.type) ? "title" : "name", name);
    if (entity.type === "concept") push(record, "name", name);
  }
}

/** The parts of a name; a subtitle is a list. */
function partsOf({ given, middle, family, honorific, suffix, subtitle }: KindOf<"name">["parts"] = {}): CiimNode {
  return filled({ first: given, middle, last: family, title: honorific, suffix, remainder: subtitle && [subtitle] });
}

const schemeWords: Readonly<Record<string, string>> = {
  inventory: "object number",
  loan: "object number",
  entry: "object number",
  refno: "reference number",
  oclc: "system control number",
  beta: "PID (NG alternative)",
};

/** Numbers under CIIM's words for their types. */
export function writeNumber(
  { scheme, value, sourceWord, standing }: KindOf<"number">,
  { record, entity }: Draft,
): void {
  const type =
    sourceWord ?? (standing === "former" ? "previous object number" : (rowOf(schemeWords, scheme) ?? humanise(scheme)));
  const isMain = type === "object number" || type === "reference number";
  const number = scheme === "oclc" ? `(OCoLC)${value}` : value;
  push(record, "identifier", { type, value: number, ...(isMain ? { primary: true } : {}) });
  if (entity.type === "object" && type === "object number")
    push(record, "identifier", { type: "display number", value: number });
}

const places: Partial<Record<About, string>> = {
  abstract: "description",
  description: "description",
  biography: "description",
  contents: "contents",
  medium: "material",
};
const typeWords: Partial<Record<About, string>> = {
  abstract: "short text",
  description: "long text",
  biography: "long text",
  "change-note": "cataloguing change",
};

/** Texts: descriptions, notes, materials in words, credit lines, the provenance. */
export function writeStatement(fact: KindOf<"statement">, { record, entity }: Draft): void {
  const { about, text, sourceWord, standing, said } = fact;
  const isPlain = entity.type === "archive" || entity.type === "package";
  const type =
    sourceWord ??
    (isPlain ? undefined : (typeWords[about] ?? (about === "medium" || about === "contents" ? undefined : about)));
  for (const words of text) {
    const node = { ...(type ? { type } : {}), ...wordsOf(words) };
    if (about === "credit-line")
      put(record, standing === "alternative" ? "legal.credit_long" : "legal.credit", wordsOf(words).value);
    else if (about === "provenance")
      put(record, "provenance", { text: { ...wordsOf(words), ...ground(said) }, "@entity": "lifecycle" });
    else if (sourceWord === "glazing") push(record, "framing.glazing", { type: wordsOf(words).value });
    else if (entity.type === "media") push(record, "title", node);
    else if (entity.type === "package") put(record, "description", node);
    else
      push(record, places[about] ?? "note", {
        ...node,
        ...ground(said),
        ...(places[about] || entity.type !== "object" ? {} : { status: standing === "former" ? "Inactive" : "Active" }),
      });
  }
}

/** Who says it, since when, and in which publication. */
function ground(said: KindOf<"statement">["said"]): CiimNode {
  if (!said) return {};
  return {
    ...(said.by ? { author: referenceTo(said.by) } : {}),
    ...(said.when ? { date: dateOf(said.when) } : {}),
    ...(said.in
      ? {
          source: {
            publication: referenceTo(said.in.publication),
            ...(said.in.note ? { note: wordsOf(said.in.note) } : {}),
          },
        }
      : {}),
    ...(said.note ? { note: wordsOf(said.note) } : {}),
  };
}

/** What is written on it. */
export function writeInscription({ type, readings }: KindOf<"inscription">, { record }: Draft): void {
  const of = (how: string) => readings.find((one) => one.how === how)?.text;
  const [transcription, summary] = [of("transcription"), of("description") ?? of("translation")];
  push(record, "inscription", {
    ...(type === "signature" ? { signed: "signed" } : {}),
    ...(transcription ? { transcription: wordsOf(transcription) } : {}),
    ...(summary ? { summary: wordsOf(summary).value } : {}),
  });
}

/** Where a term stands: a list of words with their type, or a list of references. */
const lists: Partial<Record<Aspect, string>> = { style: "style", genre: "genre", theme: "subject" };

/** Terms, in the field that CIIM has for what they say. */
export function writeClassification(fact: KindOf<"classification">, { record, entity }: Draft): void {
  const { aspect, concept, part, sourceWord: word } = fact;
  const value = concept.label;
  const list = lists[aspect];
  if (list) push(record, list, referenceTo(concept));
  else if (aspect === "material")
    push(record, "material", referenceTo(concept, part ? { role: [{ value: part }] } : {}));
  else if (aspect === "period")
    push(record, "creation", { timespan: [referenceTo(concept, { role: [{ value: "timespan" }] })] });
  else if (aspect === "role" || aspect === "nationality" || aspect === "language")
    push(record, aspect, typed(value, word));
  else if (aspect === "level") put(record, "level", { value });
  else if (aspect === "class-mark") push(record, "identifier", { type: "LC call number", value });
  else if (aspect === "status" && entity.type === "object")
    put(record, word ?? "legal.status", word ? { value } : value);
  else if (aspect === "type" && entity.type === "exhibition") push(record, "@datatype.sub", value);
  else if (aspect === "type" && (entity.type === "media" || entity.type === "text" || entity.type === "event"))
    put(record, "@datatype.actual", value);
  else if (word === "route" || word === "function" || word === "carrier" || word === "media" || word === "plinth")
    push(record, word, { value: value.replace(/^route /, "") });
  else if (entity.type === "location" && aspect === "function") put(record, "location_on_display", true);
  else if (aspect === "collection") push(record, "category", { type: word ?? "department", ...term(concept) });
  else
    push(
      record,
      "classification",
      entity.type === "publication"
        ? { value }
        : { type: word ?? (aspect === "type" ? "classification" : aspect), ...term(concept) },
    );
}

const typed = (value: string, word: string | undefined): CiimNode => ({ ...(word ? { type: word } : {}), value });

/** A word, with the concept that it is where that has an identifier. */
function term(concept: PublicRef): CiimNode {
  const value = concept.label;
  if (!concept.pid) return { value };
  const identifier = (concept.sameAs ?? []).map((id) => ({
    id: id.replace("http://vocab.getty.edu", "https://vocab.getty.edu"),
    type: "AAT",
  }));
  return {
    equivalents: [
      {
        summary: { title: value },
        ...(identifier.length > 0 ? { identifier } : {}),
        "@admin": { uid: concept.pid },
        "@datatype": { actual: "equivalents", base: "concept" },
        "@entity": "reference",
      },
    ],
    value,
  };
}
