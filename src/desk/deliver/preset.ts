import type { WriteContext } from "../../formats/port.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";

/**
 * How somebody wants things: what the file begins with, and the lines of a thing; none where the thing is not for them. `wants` says what the museum
 * must have configured for it and has not, in words.
 */
export type Preset = {
  title: string;
  wants?(context: WriteContext): string | undefined;
  open: string;
  lines(entity: PublicEntity, context: WriteContext): string;
};
