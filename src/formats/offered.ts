import type { EntityType } from "../entities/types.ts";
import type { PublicEntity } from "../publish/public-entity.ts";
import type { Format, WriteContext } from "./port.ts";

/** The formats that a thing is offered in: those of its type whose minimum it has. One that is no longer described has nothing to lack. */
export function offeredIn(entity: PublicEntity, formats: readonly Format[], context: WriteContext): Format[] {
  return formats.filter((format) => isFor(entity.type, format) && lacksFor(entity, format, context).length === 0);
}

/** Whether a format is for things of a type. */
export function isFor(type: EntityType, { types }: Pick<Format, "types">): boolean {
  return types === "all" || types.includes(type);
}

/** What a thing lacks of a format's minimum, in words; it is the same whatever is known of the things around it. */
export function lacksFor(entity: PublicEntity, { missing }: Pick<Format, "missing">, context: WriteContext): string[] {
  if (!missing || entity.state === "tombstoned") return [];
  const { media: _media, referrers: _referrers, beside: _beside, ...museum } = context;
  return missing(entity, museum);
}
