import { dayOf } from "../entities/audience.ts";
import type { Reading } from "./port.ts";

/** What everything that outsiders see depends on: it moves when registry or store do, and with the day, for what can be seen from or until one. */
export function stampOf({ registry, store, now }: Pick<Reading, "registry" | "store" | "now">): string {
  return `${registry.stamp()} ${store.stamp()} ${dayOf(now())}`;
}
