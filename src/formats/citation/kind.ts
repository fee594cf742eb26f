import type { PublicEntity } from "../../publish/public-entity.ts";
import { stands } from "../facts-by-kind.ts";
import { factsOf, termsOf } from "../what-stands.ts";

/** What sort of thing is cited. */
export type CitedKind =
  | "book"
  | "article"
  | "chapter"
  | "periodical"
  | "thesis"
  | "map"
  | "score"
  | "artwork"
  | "image"
  | "film"
  | "sound"
  | "manuscript"
  | "collection"
  | "event"
  | "webpage";

/** Words of types and genres, for publications: the first that fits. */
const words: readonly (readonly [word: RegExp, kind: CitedKind])[] = [
  [/\barticle|review\b/i, "article"],
  [/\bserial|periodical|journal|newspaper|magazine\b/i, "periodical"],
  [/\bthes[ei]s|dissertation/i, "thesis"],
  [/\bmaps?\b|\batlas/i, "map"],
  [/\bprinted music|\bscores?\b/i, "score"],
  [/\bfilms?\b|video/i, "film"],
  [/sound|music recording/i, "sound"],
  [/chapter|essay/i, "chapter"],
  [/manuscript/i, "manuscript"],
];

/** The sort of thing that a citation is of. */
export function kindOfCitation(entity: PublicEntity): CitedKind {
  switch (entity.type) {
    case "publication":
      return publicationKind(entity);
    case "archive":
      return /fonds|collection|series|group|class/i.test(labelsOf(entity, "level")) ? "collection" : "manuscript";
    case "media":
      return mediaKind(entity);
    case "text":
      return "webpage";
    case "exhibition":
      return "event";
    case "package":
      return "collection";
    default:
      return "artwork";
  }
}

function publicationKind(entity: PublicEntity): CitedKind {
  const said = labelsOf(entity, "type", "genre");
  const found = words.find(([word]) => word.test(said))?.[1];
  if (found !== undefined) return found;
  return factsOf(entity, "part").some((fact) => fact.as === "contained-in" && stands(fact)) ? "chapter" : "book";
}

function mediaKind(entity: PublicEntity): CitedKind {
  const formats = factsOf(entity, "content").map(({ format = "" }) => format);
  if (formats.some((format) => format.startsWith("video/"))) return "film";
  return formats.some((format) => format.startsWith("audio/")) ? "sound" : "image";
}

const labelsOf = (entity: PublicEntity, ...aspects: Parameters<typeof termsOf>[1][]) =>
  termsOf(entity, ...aspects)
    .map(({ label }) => label)
    .join(" ");
