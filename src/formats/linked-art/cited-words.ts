import type { Cited, Said } from "../../entities/facts.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { displayOf } from "./time-span.ts";

/** A citation in words: `"Davies 1970, p. 219, no. 463, fig. pl. 88"`. */
export function citedWords(cited: Cited<PublicRef>): string {
  const words = [cited.publication.label];
  if (cited.pages) words.push(`p. ${cited.pages}`);
  if (cited.number) words.push(`no. ${cited.number}`);
  if (cited.figure) words.push(`fig. ${cited.figure}`);
  if (cited.illustrated) words.push("illustrated");
  if (cited.rank) words.push(cited.rank);
  if (cited.note) words.push(cited.note.value);
  return words.join(", ");
}

/** Who holds an opinion, since when, on what ground, in words; empty where nothing is told. */
export function saidWords(said: Said<PublicRef>["said"]): string {
  if (said === undefined) return "";
  const words = [];
  if (said.by) words.push(said.by.label);
  const when = said.when ? displayOf(said.when)[0]?.value : undefined;
  if (when) words.push(when);
  if (said.in) words.push(citedWords(said.in));
  if (said.note) words.push(said.note.value);
  return words.join(", ");
}
