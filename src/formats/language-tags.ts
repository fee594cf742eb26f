import type { Text } from "../entities/facts.ts";
import { languageTagOf } from "../entities/words/languages.ts";
import type { PublicEntity, PublicRef } from "../publish/public-entity.ts";
import { termsOf } from "./what-stands.ts";

const tag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;
/** Tags that say only that a language is not known, not one, or none (ISO 639-2). */
const unknown = /^(?:und|mul|zxx|mis)$/i;

/** A text's language as a tag that a schema takes (BCP 47, `xs:language`); undefined where it has none, or only words that are no tag. */
export function tagOf({ language }: Pick<Text, "language">): string | undefined {
  return language !== undefined && tag.test(language) && !unknown.test(language) ? language : undefined;
}

/** The languages that a thing is written or spoken in, as BCP 47 tags (`["fr"]`); one that has no tag is left out. */
export function languageTagsOf(entity: Pick<PublicEntity, "facts">): string[] {
  return [...new Set(termsOf(entity, "language").flatMap((term) => tagOfTerm(term) ?? []))];
}

/** The tag of a term that is a language. */
export function tagOfTerm({ uri, sameAs = [], label }: PublicRef): string | undefined {
  for (const named of [uri, ...sameAs, label]) {
    const found = named === undefined ? undefined : languageTagOf(named);
    if (found !== undefined) return found;
  }
  return undefined;
}
