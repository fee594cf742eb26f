import type { ReadItem, Source } from "../../sources/port.ts";
import { tallyOf } from "../../sources/reading/tally.ts";
import { hasInbox, openInbox } from "./inbox.ts";

/**
 * A source to which records are sent, read from what it was last sent of each: so its records are described again by another mapping, and
 * are there again after a store was deleted. Any other source is as it is.
 */
export function keptSource(source: Source, folder: string): Source {
  if (!source.sent) return source;
  return { ...source, read: () => readKept(source.name, folder) };
}

async function* readKept(name: string, folder: string): AsyncGenerator<ReadItem> {
  const tally = tallyOf();
  if (hasInbox(folder)) {
    const inbox = openInbox(folder);
    try {
      const coming = new Map(
        inbox
          .pending(name)
          .flatMap(({ items }) => items)
          .flatMap(({ item }) => ("finding" in item ? [] : [["gone" in item ? item.gone : item.record.key, item]])),
      );
      for (const record of inbox.records(name)) if (!coming.has(record.key)) yield tally.count("record", { record });
      for (const item of coming.values()) if ("record" in item) yield tally.count("record", item);
    } finally {
      inbox.close();
    }
  }
  yield { mark: sentMark };
  yield { rows: tally.rows };
}

/** From where changes are read: from whatever is sent next. */
export const sentMark = "sent";
