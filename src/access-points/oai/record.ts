import type { FeedItem } from "../../feeds/port.ts";
import { element, rootOf, type Xml } from "../../formats/xml.ts";
import { offeredFor } from "../press.ts";
import { readPublic } from "../reading.ts";
import { written } from "../written.ts";
import type { Offered } from "./prefixes.ts";
import type { Provider } from "./provider.ts";

/** In which format, and as which set's member, a thing is told of. */
export type As = { prefix: Offered; set?: string | undefined };

/** The datestamp of a record: when what is shown changed, or the format began to be written as it is, where that is later (section 2.7.1). */
export function datestampOf({ at }: FeedItem, since: string | undefined): string {
  return since !== undefined && since > at ? since : at;
}

/**
 * A record (section 2.5) as it is now: one that went since the log was asked is told as deleted. Undefined where its document is known to
 * be invalid.
 */
export async function recordOf(item: FeedItem, as: As, provider: Provider): Promise<Xml | undefined> {
  const { feeds, reading, press, receipts } = provider;
  const { writes } = as.prefix;
  const found = item.gone ? undefined : await reading.registry.resolve(item.pid);
  const entity = found?.found && found.state === "active" ? await readPublic(reading, found) : undefined;
  if (!entity || offeredFor(entity, { ...press, formats: [writes] }).length === 0)
    return element("record", {}, deleted(item, as, provider));
  const text = await written(entity, writes, reading, press);
  if (receipts?.isInvalid(item.pid, writes.name, text)) return undefined;
  return element(
    "record",
    {},
    header(item, as, provider, feeds.setsOf(item.pid)),
    element("metadata", {}, rootOf(text)),
  );
}

/** A header by itself. What ended this moment is told as deleted too. */
export async function headerOf(item: FeedItem, as: As, provider: Provider): Promise<Xml | undefined> {
  const { feeds, reading, receipts } = provider;
  if (item.gone) return deleted(item, as, provider);
  const found = await reading.registry.resolve(item.pid);
  if (!found.found || found.state !== "active") return deleted(item, as, provider);
  if (receipts?.isInvalid(item.pid, as.prefix.writes.name)) return undefined;
  return header(item, as, provider, feeds.setsOf(item.pid));
}

function header(item: FeedItem, as: As, { feeds, identifiers }: Provider, sets: readonly string[] | undefined): Xml {
  return element(
    "header",
    sets ? {} : { status: "deleted" },
    element("identifier", {}, identifiers.of(item.pid)),
    element("datestamp", {}, datestampOf(item, feeds.revisedSince(as.prefix.writes.name))),
    (sets ?? (as.set === undefined ? [] : [as.set])).map((spec) => element("setSpec", {}, spec)),
  );
}

/** Of what is gone only the set is named that was asked for: what else was said of it may be what had to go. */
function deleted(item: FeedItem, as: As, provider: Provider): Xml {
  return header(item, as, provider, undefined);
}
