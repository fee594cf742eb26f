import type { Format } from "../../formats/port.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";

/** Where documents are printed: the namespace of PIDs, the museum's name, every format there is, and a licence if one is set. */
export type Press = { base: string; institution: string; formats: readonly Format[]; licence?: string };

/** The formats that a thing is offered in. */
export function offeredFor(entity: Pick<PublicEntity, "type">, formats: readonly Format[]): Format[] {
  return formats.filter(({ types }) => types === "all" || types.includes(entity.type));
}
