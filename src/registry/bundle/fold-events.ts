import type { DatabaseSync } from "node:sqlite";
import { inTransaction, openDatabase } from "../../sqlite.ts";
import { apply } from "../apply.ts";
import { deedIn, type Kept, standInsOf } from "../erasure.ts";
import { type Deed, deedOf } from "../event.ts";
import { logOf } from "../sqlite/log.ts";
import { registryFile } from "../sqlite/schema.ts";
import { tablesOf } from "../sqlite/tables.ts";
import { type BundledEvent, parseEvent } from "./event-line.ts";
import { type EventFiles, eventLines } from "./walk-events.ts";

/**
 * Folds the events of a private bundle, or of a second location, into a new registry file, or into memory (`":memory:"`), proving each. The caller closes
 * it. Faults: `data-folder-damaged`, those of `openDatabase`.
 */
export async function foldEvents(events: EventFiles, file: string): Promise<DatabaseSync> {
  const wanted = registryFile(file);
  const database = openDatabase(wanted);
  try {
    const [log, tables] = [logOf(database), tablesOf(database)];
    const standIns = standInsOf(await erasuresIn(events));
    const keep = (kept: readonly Kept[]) =>
      inTransaction(database, wanted, () => {
        for (const one of kept) {
          log.keep(one);
          apply(deedIn(one, standIns), one, tables);
        }
      });
    const waiting: Kept[] = [];
    for await (const { line } of eventLines(events)) {
      waiting.push(keptOf(parseEvent(line), line));
      if (waiting.length === eventsAtOnce) keep(waiting.splice(0));
    }
    keep(waiting);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const eventsAtOnce = 1000;

/** The erasures of a bundle come after what they erased, and are needed before. */
async function erasuresIn(events: EventFiles): Promise<Deed[]> {
  const erasures: Deed[] = [];
  for await (const { line } of eventLines(events)) {
    const event = line.includes("erase") ? parseEvent(line) : undefined;
    if (event?.secret) erasures.push(deedOf(event.secret.body));
  }
  return erasures;
}

function keptOf(event: BundledEvent | undefined, line: string): Kept {
  if (!event) throw new Error(`no event: ${line.slice(0, 100)}`);
  const { seq, time, op } = JSON.parse(event.leaf);
  return { seq, time, op, leaf: event.leaf, hash: event.hash, ...event.secret };
}
