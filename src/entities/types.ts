import type { EntityTypeRow } from "./entity-type.ts";
import { archive } from "./types/archive.ts";
import { concept } from "./types/concept.ts";
import { event } from "./types/event.ts";
import { exhibition } from "./types/exhibition.ts";
import { group } from "./types/group.ts";
import { hang } from "./types/hang.ts";
import { location } from "./types/location.ts";
import { media } from "./types/media.ts";
import { object } from "./types/object.ts";
import { packageType } from "./types/package.ts";
import { person } from "./types/person.ts";
import { place } from "./types/place.ts";
import { publication } from "./types/publication.ts";
import { route } from "./types/route.ts";
import { sample } from "./types/sample.ts";
import { text } from "./types/text.ts";

/** The table of entity types: adding one is a file and a line here. Its order is the order in which people see them. */
export const entityTypes = {
  object,
  person,
  group,
  exhibition,
  publication,
  concept,
  location,
  place,
  media,
  event,
  archive,
  text,
  sample,
  package: packageType,
  route,
  hang,
} as const satisfies Record<string, EntityTypeRow>;

/** The name of an entity type, such as `"object"`. */
export type EntityType = keyof typeof entityTypes;

/** Whether a word names an entity type. */
export function isEntityType(word: string): word is EntityType {
  return Object.hasOwn(entityTypes, word);
}
