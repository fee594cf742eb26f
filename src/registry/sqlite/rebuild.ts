import { inTransaction, openDatabase } from "../../sqlite.ts";
import { apply } from "../apply.ts";
import { deedIn } from "../erasure.ts";
import { logOf } from "./log.ts";
import { registryFile } from "./schema.ts";
import { tablesOf } from "./tables.ts";

/**
 * Folds a registry's log into a new file, proving every event on the way; the tables it had are not looked at. Answers the new
 * registry's length. Fault: `data-folder-damaged`, with the new file left empty.
 */
export function rebuildSqliteRegistry(file: string, into: string): number {
  const old = openDatabase(registryFile(file, true));
  const made = openDatabase(registryFile(into));
  try {
    const log = logOf(made);
    const tables = tablesOf(made);
    inTransaction(made, registryFile(into), () => {
      const whole = logOf(old);
      const standIns = whole.standIns();
      for (const kept of whole.all()) {
        const deed = deedIn(kept, standIns);
        log.keep(kept);
        apply(deed, kept, tables);
      }
    });
    return log.head().size;
  } finally {
    old.close();
    made.close();
  }
}
