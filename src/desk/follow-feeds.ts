import { endedThings, lookAt } from "../access-points/looking.ts";
import type { Press } from "../access-points/press.ts";
import { followStore } from "../feeds/follow-store.ts";
import type { House } from "./house.ts";

/** Brings the feeds' log up to what strangers can see now; answers the number of things looked at. */
export async function followFeeds(house: House, press: Press): Promise<number> {
  const { registry, store } = house;
  const reading = { registry, store, now: () => new Date(), base: press.base };
  const book = house.feeds();
  book.knowFormats(press.formats);
  return followStore({
    book,
    store,
    look: (pid) => lookAt(pid, reading, press),
    ended: () => endedThings(reading),
  });
}
