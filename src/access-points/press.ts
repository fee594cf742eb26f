import { offeredIn } from "../formats/offered.ts";
import type { Format, WriteContext } from "../formats/port.ts";
import type { PublicEntity } from "../publish/public-entity.ts";

/** Where documents are printed: what every format is told of the museum, and every format there is. */
export type Press = Omit<WriteContext, "media" | "referrers" | "beside"> & { formats: readonly Format[] };

/** The formats that a thing is offered in: those of its type whose minimum it has. One that is no longer described has nothing to lack. */
export function offeredFor(entity: PublicEntity, press: Press): Format[] {
  return offeredIn(entity, press.formats, press);
}
