import type { KeyRef } from "../../../entities/facts.ts";
import type { Aspect } from "../../../entities/words.ts";
import { identifying } from "../../telling/identifying.ts";
import type { Tell } from "./tell.ts";

/** What a classification is by, and CIIM's own word for that. */
export type By = { aspect: Aspect; word?: string | undefined };

/** Says a classification of the thing by a term, or by a word; the same one an aspect is one. */
export function sayClass(tell: Tell, at: string, term: KeyRef | string, { aspect, word }: By): void {
  const concept: KeyRef = typeof term === "string" ? { type: "concept", text: term } : term;
  const by = { aspect, concept: identifying(concept) };
  tell.say(at, { kind: "classification", aspect, concept }, { by, ...(word ? { sourceWord: word } : {}) });
}
