import { languageTagOf } from "../../entities/words/languages.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { termsOf } from "../what-stands.ts";

/** What Europeana calls the sort of thing that is shown (`edm:type`). */
export type Sort = "TEXT" | "VIDEO" | "IMAGE" | "SOUND" | "3D";

/** The sort of a thing: that of a media's own files, a text of publications, texts and archives, an image of every object. */
export function sortOf({ type, facts }: PublicEntity): Sort {
  if (type === "publication" || type === "text" || type === "archive") return "TEXT";
  if (type === "media") {
    const formats = facts.flatMap((fact) => (fact.kind === "content" && fact.format ? [fact.format] : []));
    if (formats.some((one) => one.startsWith("video/"))) return "VIDEO";
    if (formats.some((one) => one.startsWith("audio/"))) return "SOUND";
    if (formats.some((one) => one.startsWith("model/"))) return "3D";
  }
  return "IMAGE";
}

/** The languages that a thing is itself in, by their tags where they are known, else as they are said: what a text must tell. */
export function languagesIn(entity: PublicEntity): string[] {
  const said = termsOf(entity, "language").map(
    ({ label, uri, sameAs = [] }) =>
      [label, uri, ...sameAs].flatMap((named) => (named && languageTagOf(named)) || [])[0] ?? label,
  );
  const held = entity.facts.flatMap((fact) =>
    fact.kind === "content" && fact.role === "text" && fact.language ? [fact.language] : [],
  );
  return [...new Set([...said, ...held])].filter((one) => one.trim() !== "");
}
