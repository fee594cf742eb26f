import type { Cited, Said } from "../../entities/facts.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { plainText } from "../plain-text.ts";
import { placesIn } from "../what-stands.ts";
import { displayOf } from "./time-span.ts";

/** A citation in words: `"Davies 1970, p. 219, no. 463, pl. 88, illustrated"`. */
export function citedWords(cited: Cited<PublicRef>): string {
  const { publication, illustrated, rank, note } = cited;
  const more = [illustrated && "illustrated", rank, note && plainText(note)];
  return [publication.label, ...placesIn(cited), ...more].filter(Boolean).join(", ");
}

/** Who holds an opinion, since when, on what ground, in words; empty where nothing is told. */
export function saidWords(said: Said<PublicRef>["said"]): string {
  if (said === undefined) return "";
  const words = [];
  if (said.by) words.push(said.by.label);
  const when = said.when ? displayOf(said.when)[0]?.value : undefined;
  if (when) words.push(when);
  if (said.in) words.push(citedWords(said.in));
  if (said.note) words.push(plainText(said.note));
  return words.join(", ");
}
