import { turnDays } from "../harvest/turn-days.ts";
import { tryLease } from "../lease.ts";
import type { House } from "./house.ts";

/** Brings the store up to date with the day, unless a harvest or a server is at it, which then sees to that itself. */
export async function turnToday({ data, registry, store }: Pick<House, "data" | "registry" | "store">): Promise<void> {
  const lease = tryLease(data);
  if (lease) await turnDays({ registry, store }).finally(lease.release);
}
