import type { Audience } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import type { About, Aspect } from "../../../entities/words.ts";
import { cleaned, valuesOf, withoutEnd } from "../heading.ts";
import { languageTag } from "../languages.ts";
import { type Tell, wordsOf } from "./tell.ts";

/** Terms of 36x to 38x and what they classify by. */
const terms: readonly (readonly [tag: string, code: string, aspect: Aspect])[] = [
  ["368", "a", "type"],
  ["372", "a", "theme"],
  ["374", "a", "occupation"],
  ["375", "a", "gender"],
  ["380", "a", "type"],
];

type NoteUse = { about: About; word?: string; staff?: true };

/** Notes by their tag; sources and cataloguers' notes are staff's. */
const notes: Readonly<Record<string, NoteUse>> = {
  "667": { about: "remark", word: "nonpublic note", staff: true },
  "670": { about: "remark", word: "source of data", staff: true },
  "675": { about: "remark", word: "source without data", staff: true },
  "678": { about: "biography" },
  "680": { about: "scope" },
  "682": { about: "change-note", staff: true },
  "688": { about: "history", staff: true },
};

/** Says what an authority record tells beside names, dates and links: occupation, language, biography, scope, sources. */
export function sayAuthorityNotes(tell: Tell, type: EntityType): void {
  for (const [tag, code, aspect] of terms)
    for (const field of tell.fields(tag))
      for (const value of valuesOf(field, code)) {
        const text = withoutEnd(cleaned(value));
        const concept = { type: "concept" as const, text };
        tell.say(`${tag}$${code}`, { kind: "classification", aspect, concept }, { by: { aspect, text } });
      }
  for (const field of tell.fields("377"))
    for (const value of valuesOf(field, "a")) {
      const tag = languageTag(value.trim());
      const text = tag === undefined ? value : (new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? value);
      const concept = { type: "concept" as const, text };
      tell.say("377$a", { kind: "classification", aspect: "language", concept }, { by: { aspect: "language", text } });
    }
  for (const field of tell.fields(...Object.keys(notes))) {
    const { about, word, staff } = notes[field.tag] ?? { about: "other" };
    const value = wordsOf(field, "iab");
    if (value === "") continue;
    const said: About = about === "biography" && type !== "person" ? "history" : about;
    const audience: { audience?: Audience } = staff ? { audience: "staff" } : {};
    const envelope = { by: { tag: field.tag, value }, ...(word ? { sourceWord: word } : {}), ...audience };
    tell.say(`${field.under}$a`, { kind: "statement", about: said, text: [tell.text(value)] }, envelope);
  }
}
