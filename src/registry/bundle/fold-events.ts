import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { inTransaction, openDatabase } from "../../sqlite.ts";
import { apply } from "../apply.ts";
import { type Sealed, unseal } from "../event.ts";
import { logOf } from "../sqlite/log.ts";
import { registryFile } from "../sqlite/schema.ts";
import { tablesOf } from "../sqlite/tables.ts";
import { type BundledEvent, parseEvent } from "./event-line.ts";
import { readLines } from "./lines.ts";

/**
 * Folds the events of a private bundle into a new registry file, or into memory (`":memory:"`), proving each. The caller closes
 * it. Faults: `data-folder-damaged`, those of `openDatabase`.
 */
export async function foldEvents(bundle: string, file: string): Promise<DatabaseSync> {
  const wanted = registryFile(file);
  const database = openDatabase(wanted);
  try {
    const [log, tables] = [logOf(database), tablesOf(database)];
    const keep = (sealed: readonly Sealed[]) =>
      inTransaction(database, wanted, () => {
        for (const one of sealed) {
          log.keep(one);
          apply(unseal(one), one, tables);
        }
      });
    const waiting: Sealed[] = [];
    for await (const line of readLines(join(bundle, "data/events.jsonl"))) {
      waiting.push(sealedOf(parseEvent(line), line));
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

function sealedOf(event: BundledEvent | undefined, line: string): Sealed {
  if (!event?.secret) throw new Error(`an event without its private part: ${line.slice(0, 100)}`);
  const { seq, time, op } = JSON.parse(event.leaf);
  return { seq, time, op, leaf: event.leaf, hash: event.hash, ...event.secret };
}
