import type { PublicEntity } from "../publish/public-entity.ts";
import { activitiesOf, makerName, makersOf, publishersOf, spanInLine } from "./what-stands.ts";

/** Who, what and when, in a line each: the kernel of an Electronic Resource Citation. What is not known is left out. */
export function kernelOf(entity: PublicEntity): { who?: string; what: string; when?: string } {
  const makers = [...makersOf(entity), ...publishersOf(entity)].map(makerName);
  const who = [...new Set(makers)].slice(0, 3).join("; ");
  const when = activitiesOf(entity, "production", "creation", "publication", "life")
    .flatMap((activity) => activity.when ?? [])
    .map(spanInLine)
    .find(Boolean);
  return { ...(who ? { who } : {}), what: entity.label, ...(when ? { when } : {}) };
}
