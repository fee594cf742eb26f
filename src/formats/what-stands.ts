/** What most formats ask of a thing, as it is held now: titles, makers, dates, terms, texts, numbers, rights. */
import type { Actor, Cited, FactKind, Text, TimeSpan } from "../entities/facts.ts";
import type { About, ActivityType, Aspect } from "../entities/words.ts";
import type { PublicEntity, PublicRef } from "../publish/public-entity.ts";
import { inOrder, type KindOf, stands } from "./facts-by-kind.ts";
import { authorityIri, safeIri } from "./iri.ts";
import { eachImageOnce, pictureOf } from "./picture.ts";
import { plainText } from "./plain-text.ts";
import type { Picture, WriteContext } from "./port.ts";
import { qualifierWords } from "./wording.ts";

type Facts = Pick<PublicEntity, "facts">;
type Maker = Actor<PublicRef>;

/** Its facts of one kind, whether they stand or not. */
export function factsOf<K extends FactKind>({ facts }: Facts, kind: K): KindOf<K>[] {
  return facts.filter((fact): fact is KindOf<K> => fact.kind === kind);
}

/** What it is called, preferred names first; `others` are alternative and former ones. */
export function titlesOf(entity: Facts): { preferred: Text[]; others: Text[] } {
  const names = factsOf(entity, "name").filter(isTitle);
  const others = names.filter((name) => !isPreferred(name));
  return {
    preferred: names.filter(isPreferred).flatMap(({ text }) => text),
    others: others.flatMap(({ text }) => text),
  };
}

/** Whether a name is what something is or was called: no form for sorting or finding, and not rejected. */
export function isTitle({ use, standing }: KindOf<"name">): boolean {
  return use !== "search" && use !== "sort" && standing !== "rejected";
}

/** Whether a name is one that a thing is called by first. */
export function isPreferred(name: KindOf<"name">): boolean {
  return name.use === "preferred" && stands(name);
}

/** Activities of these types that are not former or rejected. */
export function activitiesOf(entity: Facts, ...types: ActivityType[]): KindOf<"activity">[] {
  return factsOf(entity, "activity").filter((fact) => types.includes(fact.type) && stands(fact));
}

/** Who made it, in their order. */
export function makersOf(entity: Facts): Maker[] {
  return activitiesOf(entity, "production", "creation").flatMap(actorsOf);
}

/** Who published it. */
export function publishersOf(entity: Facts): Maker[] {
  return activitiesOf(entity, "publication").flatMap(actorsOf);
}

/** Who took part in what happened, in their order. */
export function actorsOf({ who = [] }: Pick<KindOf<"activity">, "who">): Maker[] {
  return inOrder(who).filter(stands);
}

/** Where it happened. */
export function placesOf({ where = [] }: Pick<KindOf<"activity">, "where">): PublicRef[] {
  return where.filter(stands).map(({ place }) => place);
}

/** Whether a file or page only tells of a thing, and is not the thing itself in some format. */
export function isPage({ role }: Pick<KindOf<"content">, "role">): boolean {
  return role === "homepage" || role === "see-also";
}

/** A maker in a line, with the qualifier before the name: `"workshop of Peter Paul Rubens"`. */
export function makerName({ agent, qualifier, display }: Maker): string {
  if (display) return plainText(display);
  if (qualifier === undefined) return agent.label;
  const words = qualifierWords[qualifier];
  return `${words.charAt(0).toLowerCase()}${words.slice(1)} ${agent.label}`;
}

/** When it was made, issued or (of an event) took place. */
export function datesOf(entity: Facts): TimeSpan[] {
  const whole = (fact: KindOf<"activity">) => fact.within === undefined;
  return activitiesOf(entity, "production", "creation", "publication", "exhibition", "event")
    .filter(whole)
    .flatMap(({ when }) => when ?? []);
}

/** A span in a line: its own words, else its bounds (`"1868/1870-02"`); undefined where it has neither. */
export function spanInLine({ display, earliest, latest }: TimeSpan): string | undefined {
  if (display?.[0]) return plainText(display[0]);
  return [...new Set([earliest, latest])].filter(Boolean).join("/") || undefined;
}

/** What it is classified as, by aspect: its type, material, technique, style. */
export function termsOf(entity: Facts, ...aspects: Aspect[]): PublicRef[] {
  return factsOf(entity, "classification")
    .filter((fact) => aspects.includes(fact.aspect) && stands(fact))
    .map(({ concept }) => concept);
}

/** What is said of it in words about these. */
export function textsOf(entity: Facts, ...abouts: About[]): Text[] {
  return factsOf(entity, "statement")
    .filter((fact) => abouts.includes(fact.about) && stands(fact))
    .flatMap(({ text }) => text);
}

/** A set of measurements in a line, in the source's words where it has some: `"height 92.1 cm, width 73 cm"`, `"27.2 linear feet"`. */
export function measuredInLine({ values, display }: Pick<KindOf<"measurement">, "values" | "display">): string {
  if (display?.[0]) return plainText(display[0]);
  return values
    .map(({ dimension, value, to, unit }) => {
      const measured = `${value}${to === undefined ? "" : `–${to}`} ${unit}`.trim();
      return dimension === "extent" || dimension === "count" ? measured : `${dimension} ${measured}`;
    })
    .join(", ");
}

/** The same with what was measured before it, where that is not the whole: `"framed: height 110–111.5 cm"`; empty where nothing is said. */
export function measuredWithPart(fact: KindOf<"measurement">): string {
  const words = measuredInLine(fact);
  return words === "" || fact.of === "whole" ? words : `${fact.of}: ${words}`;
}

/** A citation in a line: `"Davies 1970, pp. 219–21, no. 463, pl. 88, with a note"`. */
export function citedInLine(cited: Cited<PublicRef>): string {
  const note = cited.note && plainText(cited.note);
  return [cited.publication.label, ...placesIn(cited), note].filter(Boolean).join(", ");
}

/** Where in a publication something stands: `["pp. 219–21", "no. 463", "pl. 88"]`. */
export function placesIn({ pages, number, figure }: Pick<Cited<unknown>, "pages" | "number" | "figure">): string[] {
  // “p. 219”, but “pl. 88” and other words as they are.
  const after = (short: string, words: string) => (/^\d/.test(words) ? `${short} ${words}` : words);
  const inPages = pages && after(/^\d+\s*[-–,]/.test(pages) ? "pp." : "p.", pages);
  return [inPages, number && after("no.", number), figure && after("fig.", figure)].flatMap((place) => place || []);
}

/** Its own numbers that stand and are no mistake, inventory numbers first. */
export function numbersOf(entity: Facts): KindOf<"number">[] {
  const own = factsOf(entity, "number").filter((fact) => stands(fact) && !fact.fault && fact.scheme !== "sort");
  const rank = ({ scheme, assigner }: KindOf<"number">) => (assigner ? 2 : scheme === "inventory" ? 0 : 1);
  return own.sort((a, b) => rank(a) - rank(b));
}

/** Addresses of the same thing elsewhere, each once, as authorities write them. */
export function sameOf(entity: Facts): string[] {
  const same = factsOf(entity, "same-as").filter((fact) => fact.match === "exact" && isHeldMatch(fact));
  return [...new Set(same.flatMap(({ uri }) => authorityIri(uri) ?? []))];
}

/** Whether a match with another authority is held to be so: said by a source or by staff, and neither only proposed nor rejected. */
export function isHeldMatch({ status }: Pick<KindOf<"same-as">, "status">): boolean {
  return status === "asserted" || status === "confirmed";
}

/** The address of what may be done with a thing, its image or its record: what is said of it, else the museum's default for its type. */
export function rightsUriOf(
  entity: Pick<PublicEntity, "facts" | "type">,
  of: KindOf<"rights">["of"],
  { rights }: Pick<WriteContext, "rights">,
): string | undefined {
  const said = factsOf(entity, "rights").filter((fact) => fact.of === of && stands(fact));
  const [first] = said.flatMap(({ uri }) => safeIri(uri) ?? []);
  return first ?? (of === "record" ? undefined : safeIri(rights?.[entity.type]));
}

/** An image of a thing: what the thing says of it, and what is known of it itself where it has a record. */
export type Shown = { fact: KindOf<"media">; entity: PublicEntity | undefined; picture: Picture | undefined };

/** A thing's images in their order, the primary one first. Needs a format that `wantsMedia`. */
export function imagesOf(entity: Facts, { media }: Pick<WriteContext, "media">): Shown[] {
  const facts = inOrder(eachImageOnce(factsOf(entity, "media").filter(stands)));
  const primary = (fact: KindOf<"media">) => (fact.role === "primary" ? 0 : 1);
  return facts
    .sort((a, b) => primary(a) - primary(b))
    .map((fact) => {
      const known = fact.image.pid === undefined ? undefined : media?.get(fact.image.pid);
      return { fact, entity: known, picture: known && pictureOf(known) };
    });
}
