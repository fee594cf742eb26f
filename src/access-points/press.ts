import type { EntityType } from "../entities/types.ts";
import type { Format, WriteContext } from "../formats/port.ts";
import type { PublicEntity } from "../publish/public-entity.ts";

/** Where documents are printed: what every format is told of the museum, and every format there is. */
export type Press = Omit<WriteContext, "media" | "referrers"> & { formats: readonly Format[] };

/** The formats that a thing is offered in: those of its type whose minimum it has. One that is no longer described has nothing to lack. */
export function offeredFor(entity: PublicEntity, press: Press): Format[] {
  return press.formats.filter((format) => isFor(entity.type, format) && lacksFor(entity, format, press).length === 0);
}

/** Whether a format is for things of a type. */
export function isFor(type: EntityType, { types }: Pick<Format, "types">): boolean {
  return types === "all" || types.includes(type);
}

/** What a thing lacks of a format's minimum, in words. */
export function lacksFor(
  entity: PublicEntity,
  { missing }: Format,
  { formats: _formats, ...context }: Press,
): string[] {
  return entity.state === "tombstoned" ? [] : (missing?.(entity, context) ?? []);
}
