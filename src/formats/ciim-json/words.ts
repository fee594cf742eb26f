import type { About, Aspect } from "../../entities/words.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import type { KindOf } from "../facts-by-kind.ts";
import { legalText } from "../legal-text.ts";
import { humanise } from "../wording.ts";
import type { Draft } from "./draft.ts";
import { type CiimNode, dateOf, push, put, referenceTo, wordsOf } from "./node.ts";

const titled: ReadonlySet<string> = new Set(["object", "archive", "publication", "sample", "text"]);
const useWords = {
  preferred: "primary name",
  alternative: "alternative name",
  former: "previous title",
  sort: "sort name",
  short: "short title",
  search: "search name",
};

/** Names as titles of works, names of agents and rooms, terms of a thesaurus. */
export function writeName(fact: KindOf<"name">, { record, entity }: Draft): void {
  const { use, text, parts, when, sourceWord } = fact;
  const { given, middle, family, honorific, suffix, subtitle } = parts ?? {};
  const isWork = titled.has(entity.type);
  const type =
    sourceWord ??
    (use === "preferred"
      ? isWork
        ? entity.type === "object"
          ? "full title"
          : undefined
        : entity.type === "person" || entity.type === "group"
          ? "primary name"
          : undefined
      : useWords[use]);
  const more = defined({
    first: given,
    middle,
    last: family,
    title: honorific,
    suffix,
    remainder: subtitle && [subtitle],
  });
  for (const words of text) {
    const node = {
      ...(type ? { type: legalText(type) } : {}),
      ...more,
      ...wordsOf(words),
      ...(when ? { date: [dateOf(when)] } : {}),
    };
    if (entity.type === "media") continue;
    if (entity.type === "place" || entity.type === "concept")
      push(record, "term", {
        type: use === "preferred" ? "Descriptor" : (type ?? "Alternate"),
        ...wordsOf(words),
        "@entity": "literal",
        ...(use === "preferred" ? { primary: true } : {}),
      });
    if (entity.type === "package") put(record, "name", wordsOf(words));
    else if (entity.type !== "place")
      push(
        record,
        isWork ? "title" : "name",
        entity.type === "publication" && use === "preferred"
          ? { type: "title statement", ...node, primary: true }
          : entity.type === "archive" && use === "preferred"
            ? { ...node, primary: true }
            : node,
      );
  }
}

/** Without what is undefined; words that any JSON can carry. */
function defined(node: Record<string, string | string[] | undefined>): CiimNode {
  return Object.fromEntries(
    Object.entries(node).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, Array.isArray(value) ? value.map(legalText) : legalText(value)]],
    ),
  );
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
    sourceWord ?? (standing === "former" ? "previous object number" : (schemeWords[scheme] ?? humanise(scheme)));
  const isMain = type === "object number" || type === "reference number";
  const number = legalText(scheme === "oclc" ? `(OCoLC)${value}` : value);
  push(record, "identifier", { type: legalText(type), value: number, ...(isMain ? { primary: true } : {}) });
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
    const node = { ...(type ? { type: legalText(type) } : {}), ...wordsOf(words) };
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
  const { aspect, concept, part, sourceWord } = fact;
  const value = legalText(concept.label);
  const word = sourceWord && legalText(sourceWord);
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
  const value = legalText(concept.label);
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
