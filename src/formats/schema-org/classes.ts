import type { EntityType } from "../../entities/types.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { stands } from "../facts-by-kind.ts";
import { termsOf } from "../what-stands.ts";

/** What has the same properties in schema.org: a `work` is any CreativeWork, an `image` a MediaObject. */
export type Family = "work" | "image" | "person" | "organization" | "place" | "event" | "term" | "list" | "thing";

type Row = { is: string; family: Family };

/** What each type is, as far as one who only refers to it can know. */
const rows: Record<EntityType, Row> = {
  object: { is: "VisualArtwork", family: "work" },
  sample: { is: "Thing", family: "thing" },
  person: { is: "Person", family: "person" },
  group: { is: "Organization", family: "organization" },
  place: { is: "Place", family: "place" },
  location: { is: "Place", family: "place" },
  concept: { is: "DefinedTerm", family: "term" },
  event: { is: "Event", family: "event" },
  exhibition: { is: "ExhibitionEvent", family: "event" },
  media: { is: "ImageObject", family: "image" },
  publication: { is: "CreativeWork", family: "work" },
  text: { is: "Article", family: "work" },
  archive: { is: "ArchiveComponent", family: "work" },
  package: { is: "Collection", family: "work" },
  hang: { is: "Collection", family: "work" },
  route: { is: "ItemList", family: "list" },
};

/** Words of a type, in the singular or plural, that name a class of schema.org. */
const artworks = words({
  painting: "Painting",
  drawing: "Drawing",
  sculpture: "Sculpture",
  photograph: "Photograph",
  poster: "Poster",
  map: "Map",
  manuscript: "Manuscript",
});
const publications = words({
  article: "ScholarlyArticle",
  journal: "Periodical",
  periodical: "Periodical",
  magazine: "Periodical",
  newspaper: "Newspaper",
  thesis: "Thesis",
  book: "Book",
  monograph: "Book",
  catalogue: "Book",
  catalog: "Book",
});

/** The class of a thing by its type, and its family. */
export function familyOf(type: EntityType): Row {
  return rows[type];
}

/** The classes of a thing by all that is said of it: `["VisualArtwork", "Painting"]`. */
export function classesIn(entity: Pick<PublicEntity, "type" | "facts">): string | readonly string[] {
  const { is } = rows[entity.type];
  if (entity.type === "object") return several(is, named(entity, artworks));
  if (entity.type === "publication") return named(entity, publications) ?? (hasNumber(entity, "isbn") ? "Book" : is);
  if (entity.type === "archive") return several(is, isWhole(entity) ? "Collection" : undefined);
  return entity.type === "media" && isFilm(entity) ? "VideoObject" : is;
}

const several = (is: string, more: string | undefined) => (more === undefined ? is : [is, more]);

function words(table: Record<string, string>): (label: string) => string | undefined {
  const rows = Object.entries(table).map(([word, is]) => [new RegExp(`\\b${word}s?\\b`, "i"), is] as const);
  return (label) => rows.find(([pattern]) => pattern.test(label))?.[1];
}

function named(entity: Pick<PublicEntity, "facts">, classOf: (label: string) => string | undefined) {
  return termsOf(entity, "type", "carrier")
    .map(({ label }) => classOf(label))
    .find(Boolean);
}

function hasNumber({ facts }: Pick<PublicEntity, "facts">, scheme: string): boolean {
  return facts.some((fact) => fact.kind === "number" && fact.scheme === scheme && stands(fact));
}

/** A fonds, a series: what holds others and is no single thing. */
function isWhole(entity: Pick<PublicEntity, "facts">): boolean {
  return termsOf(entity, "level").some(({ label }) => /fonds|collection|series|class|group|section/i.test(label));
}

function isFilm({ facts }: Pick<PublicEntity, "facts">): boolean {
  return facts.some((fact) => fact.kind === "content" && fact.format?.startsWith("video/"));
}
