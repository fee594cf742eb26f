import { hash } from "node:crypto";
import { endedThings, lookAt } from "../access-points/looking.ts";
import type { Press } from "../access-points/press.ts";
import { followStore } from "../feeds/follow-store.ts";
import type { Registry } from "../registry/port.ts";
import type { House } from "./house.ts";

/**
 * Brings the feeds' log up to what strangers can see now; answers the number of things looked at. Where documents are told otherwise of the museum
 * (its name, its licence, what may be done with things of which no right is said), they are written otherwise, and each is looked at again.
 */
export async function followFeeds(
  house: Pick<House, "store" | "feeds" | "baseUrl"> & { registry: Registry },
  press: Press,
): Promise<number> {
  const { registry, store } = house;
  const reading = { registry, store, now: () => new Date(), base: press.base };
  const book = house.feeds();
  const told = toldOf(press, house.baseUrl);
  book.knowFormats(press.formats.map(({ name, revised }) => ({ name, revised: `${revised} ${told}` })));
  return followStore({
    book,
    store,
    look: (pid) => lookAt(pid, reading, press),
    ended: () => endedThings(reading),
  });
}

/** A server's own address is no part of it: it may be another at each start. */
function toldOf({ formats: _formats, base: _base, ...museum }: Press, baseUrl: string | undefined): string {
  return hash("sha256", JSON.stringify([baseUrl, museum]), "base64url").slice(0, 12);
}
