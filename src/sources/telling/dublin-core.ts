import type { ActivityFact, Actor, KeyRef, Text, TimeSpan } from "../../entities/facts.ts";
import type { EntityType } from "../../entities/types.ts";
import type { About, Aspect, Predicate } from "../../entities/words.ts";
import { authorityOf } from "./authority.ts";
import type { Teller } from "./teller.ts";

/**
 * A value of Dublin Core, simple or qualified: its term (`"creator"`), the field it stands in, and words, an address or, where the
 * source knows it, the thing itself.
 */
export type DcValue = { term: string; at: string; text?: Text; uri?: string; ref?: KeyRef };

/** What terms say in words, and what about. */
const statements: Record<string, About> = {
  description: "description",
  abstract: "abstract",
  tableOfContents: "contents",
  provenance: "provenance",
  medium: "medium",
  format: "physical-description",
  extent: "physical-description",
  bibliographicCitation: "other",
  source: "other",
  relation: "other",
  references: "other",
  audience: "other",
};

const classifications: Record<string, Aspect> = { type: "type", language: "language", medium: "material" };
const relations: Record<string, Predicate> = {
  isVersionOf: "version-of",
  isFormatOf: "other-format-of",
  isReferencedBy: "documented-by",
  replaces: "continues",
};
const datesOfPublication = new Set(["issued", "available"]);
const datesOfMaking = new Set(["date", "created"]);
const makers = ["creator", "contributor"];

/** Says what Dublin Core says of a thing. What is said twice is said once; what no fact carries is left in the original. */
export function sayDublinCore(tell: Teller, values: readonly DcValue[], type: EntityType): void {
  const distinct = values.filter((one, index) => values.findIndex((other) => isSame(one, other)) === index);
  const of = (...terms: string[]) => distinct.filter(({ term }) => terms.includes(term));
  sayNames(tell, of("title", "alternative"));
  sayMaking(tell, distinct, type);
  sayPublication(tell, distinct, type);
  for (const one of distinct) {
    const { term } = one;
    if (term === "identifier") sayIdentifier(tell, one);
    else if (term === "subject" || term === "coverage" || term === "spatial" || term === "temporal")
      saySubject(tell, one);
    else if (Object.hasOwn(relations, term) || term === "isPartOf") sayRelation(tell, one, type);
    else if (/^(rights|license|accessRights)$/.test(term)) sayRights(tell, one, of("rightsHolder")[0]);
    else sayWords(tell, one);
  }
}

const isSame = (one: DcValue, other: DcValue) =>
  one.term === other.term && idOf(one) === idOf(other) && one.text?.language === other.text?.language;

const idOf = ({ ref, uri, text }: DcValue) =>
  ref && "key" in ref ? ref.key : (uri ?? (ref && "uri" in ref ? ref.uri : text?.value) ?? "");

/** A value as a reference: to the thing itself, by its address, else in words. */
function refOf({ ref, uri, text }: DcValue, type: EntityType): KeyRef | undefined {
  if (ref) return ref;
  const label = text === undefined ? {} : { label: text.value };
  if (uri !== undefined) return { type, uri: authorityOf(uri)?.uri ?? uri, ...label };
  return text === undefined ? undefined : { type, text: text.value };
}

/** The first title of each language is what the thing is called. */
function sayNames(tell: Teller, titles: readonly DcValue[]): void {
  const preferred: Text[] = [];
  const said: { at: string; text: Text }[] = [];
  for (const { term, text, at } of titles) {
    if (!text) continue;
    const isFirst = term === "title" && !preferred.some(({ language }) => language === text.language);
    if (isFirst) preferred.push(text);
    else said.push({ at, text });
  }
  const at = titles[0]?.at ?? "title";
  if (preferred.length > 0)
    tell.say(at, { kind: "name", use: "preferred", text: preferred }, { by: { use: "preferred" } });
  for (const one of said)
    tell.say(one.at, { kind: "name", use: "alternative", text: [one.text] }, { by: { name: one.text.value } });
}

function actorOf(tell: Teller, one: DcValue, role: string): Actor<KeyRef>[] {
  const agent = refOf(one, role === "publisher" ? "group" : "person");
  if (!agent) return [];
  const isSure = "key" in agent || role === "publisher";
  const note = tell.text("It is not said whether this is a person or a body.", "en");
  return [{ agent, role, ...(isSure ? {} : { said: { note } }) }];
}

function timesOf(tell: Teller, values: readonly DcValue[]): TimeSpan[] {
  return values.flatMap(({ at, text }) => (text ? (tell.time(at, text.value).span ?? []) : []));
}

function sayActivity(tell: Teller, type: ActivityFact<KeyRef>["type"], said: DcValue[], who: Actor<KeyRef>[]): void {
  const isDate = ({ term }: DcValue) => datesOfMaking.has(term) || datesOfPublication.has(term);
  const when = timesOf(tell, said.filter(isDate));
  const [first] = said;
  if (!first || (when.length === 0 && who.length === 0)) return;
  const body = { ...(when.length > 0 ? { when } : {}), ...(who.length > 0 ? { who } : {}) };
  tell.say(first.at, { kind: "activity", type, ...body }, { by: { type } });
}

/** The making of an object, the writing of anything else; a plain date is when a publication came out. */
function sayMaking(tell: Teller, values: readonly DcValue[], type: EntityType): void {
  const isTime = ({ term }: DcValue) => term === "created" || (term === "date" && type !== "publication");
  const said = values.filter((one) => makers.includes(one.term) || isTime(one));
  const who = said.flatMap((one) => (makers.includes(one.term) ? actorOf(tell, one, one.term) : []));
  sayActivity(tell, type === "object" ? "production" : "creation", said, who);
}

function sayPublication(tell: Teller, values: readonly DcValue[], type: EntityType): void {
  const isTime = ({ term }: DcValue) => datesOfPublication.has(term) || (term === "date" && type === "publication");
  const said = values.filter((one) => one.term === "publisher" || isTime(one));
  sayActivity(
    tell,
    "publication",
    said,
    said.flatMap((one) => (one.term === "publisher" ? actorOf(tell, one, "publisher") : [])),
  );
}

/** A DOI or an authority's address is the same thing; another address is a page about it; the rest are numbers. */
function sayIdentifier(tell: Teller, { at, text, uri, ref }: DcValue): void {
  const value = uri ?? (ref && "uri" in ref ? ref.uri : text?.value.trim()) ?? "";
  const doi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)(10\.\d{4,9}\/\S+)$/i.exec(value)?.[1];
  const known = doi ? { scheme: "doi", uri: `https://doi.org/${doi}` } : authorityOf(value);
  if (known) {
    tell.say(at, { kind: "same-as", ...known, match: "exact", status: "asserted" }, { by: { uri: known.uri } });
    return;
  }
  if (/^https?:\/\/\S+$/i.test(value)) {
    tell.say(at, { kind: "content", role: "homepage", url: value }, { by: { role: "homepage", url: value } });
    return;
  }
  const [, named, number] = /^(?:urn:)?(isbn|issn)[:\s]\s*([\dX -]+)$/i.exec(value) ?? [];
  const scheme = named?.toLowerCase() ?? "identifier";
  if (value !== "") tell.say(at, { kind: "number", scheme, value: number ?? value }, { by: { scheme, value } });
}

function saySubject(tell: Teller, one: DcValue): void {
  const ref = refOf(one, one.term === "spatial" ? "place" : "concept");
  const word = one.term === "subject" ? {} : { sourceWord: one.term };
  if (ref) tell.say(one.at, { kind: "subject", mode: "about", ref }, { by: { subject: idOf(one) }, ...word });
}

function sayRelation(tell: Teller, one: DcValue, type: EntityType): void {
  const to = refOf(one, type);
  if (!to) return;
  const by = { term: one.term, to: idOf(one) };
  const predicate = relations[one.term];
  if (predicate) tell.say(one.at, { kind: "relation", predicate, to }, { by });
  else tell.say(one.at, { kind: "part", as: type === "archive" ? "archival" : "component", whole: to }, { by });
}

function sayRights(tell: Teller, one: DcValue, held: DcValue | undefined): void {
  const words = one.text?.value ?? "";
  const uri = one.uri ?? (/^https?:\/\/\S+$/i.test(words.trim()) ? words.trim() : undefined);
  const isLicence = one.term === "license" || /creativecommons|licen[cs]e/i.test(`${uri} ${words}`);
  const sort = one.term === "accessRights" ? "access" : isLicence ? "licence" : "copyright";
  const holder = held && refOf(held, "group");
  const said = uri === undefined ? (one.text ? { text: [one.text] } : {}) : { uri };
  tell.say(
    one.at,
    { kind: "rights", of: "object", sort, ...said, ...(holder ? { holder } : {}) },
    { by: { sort, value: idOf(one) } },
  );
}

function sayWords(tell: Teller, one: DcValue): void {
  const aspect = classifications[one.term];
  const about = statements[one.term];
  const isWords = one.uri === undefined && one.ref === undefined;
  if (aspect && !(isWords && about)) {
    const concept = refOf(one, "concept");
    if (concept) tell.say(one.at, { kind: "classification", aspect, concept }, { by: { aspect, concept: idOf(one) } });
  } else if (about && one.text) {
    const word = about === "other" ? { sourceWord: one.term } : {};
    tell.say(one.at, { kind: "statement", about, text: [one.text] }, { by: { about, value: idOf(one) }, ...word });
  } else if (one.uri !== undefined && /^https?:/i.test(one.uri))
    tell.say(one.at, { kind: "content", role: "see-also", url: one.uri }, { by: { term: one.term, url: one.uri } });
}

/** What kind of thing `dc:type` means, by its word; undefined for a word that says nothing of it. */
export function typeByWord(word: string, types: Readonly<Record<string, EntityType>>): EntityType | undefined {
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/^.*[/#:]/, "")
    .replace(/[\s_-]+/g, "");
  return Object.hasOwn(types, plain) ? types[plain] : undefined;
}

/** Words of `dc:type`, those of DCMI's vocabulary among them, without spaces. */
export const dcTypes: Readonly<Record<string, EntityType>> = {
  physicalobject: "object",
  image: "object",
  stillimage: "object",
  painting: "object",
  photograph: "object",
  text: "publication",
  article: "publication",
  book: "publication",
  journal: "publication",
  thesis: "publication",
  doctoralthesis: "publication",
  report: "publication",
  sound: "publication",
  movingimage: "publication",
  dataset: "publication",
  software: "publication",
  interactiveresource: "publication",
  collection: "archive",
  archivalmaterial: "archive",
  event: "event",
};
