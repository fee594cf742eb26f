import type { KeyRef } from "../../../entities/facts.ts";
import { languageRow } from "../../../entities/words/languages.ts";
import { aatIri } from "../../../entities/words/term.ts";
import { bcp47 } from "../../telling/language-tag.ts";
import { type Part, partsOf, type ReadLevel, within } from "./level.ts";
import type { Tell } from "./tell.ts";

/** Says in which languages the material is, and what is said of them in words beyond their names. */
export function sayLanguages(tell: Tell, level: ReadLevel): void {
  for (const part of partsOf(level, "langmaterial")) {
    for (const language of within(part, "language")) {
      const concept = languageConcept(tell, language);
      const code = language.element.attributes.langcode;
      if (!concept) continue;
      const by = { aspect: "language", code: code ?? ("text" in concept ? concept.text : undefined) };
      tell.sayOf(
        language,
        { kind: "classification", aspect: "language", concept },
        { by, ...(code ? { sourceWord: code } : {}) },
      );
    }
    const rest = tell.words(part, ["language", "script"]);
    if (!/\p{L}/u.test(rest)) continue;
    const text = [tell.textOf(part)];
    tell.sayOf(
      part,
      { kind: "statement", about: "remark", text },
      { by: { about: "language" }, sourceWord: "langmaterial" },
    );
  }
}

function languageConcept(tell: Tell, part: Part): KeyRef | undefined {
  const tag = bcp47(part.element.attributes.langcode);
  const row = tag === undefined ? undefined : languageRow(tag);
  const label = tell.words(part) || row?.label;
  if (row) return { type: "concept", uri: aatIri(row.aat), label: label ?? row.label };
  const text = label ?? part.element.attributes.langcode;
  return text === undefined ? undefined : { type: "concept", text };
}
