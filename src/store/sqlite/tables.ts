import type { DatabaseSync } from "node:sqlite";
import type { Tables } from "../tables.ts";
import type { Archive } from "./archive.ts";
import { changeListIn } from "./change-list.ts";
import { currentIn } from "./current.ts";
import { entitiesIn } from "./entities.ts";
import { metaIn } from "./meta.ts";
import { recordsIn } from "./records.ts";
import { referencesIn } from "./references.ts";
import { saidIn } from "./said.ts";

/** All tables of a store's file and of its archive, read and written by prepared statements. */
export function tablesIn(database: DatabaseSync, archive: Archive): Tables {
  return {
    records: recordsIn(database),
    said: saidIn(database),
    entities: entitiesIn(database),
    references: referencesIn(database),
    current: currentIn(database),
    changes: changeListIn(database),
    archive,
    meta: metaIn(database),
  };
}
