import { join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import type { Store } from "../port.ts";
import { openSqliteStore, type StoreFiles } from "./store.ts";

/** A copy of a store and its archive as they are now, in a folder; whoever made the folder takes it away. */
export async function copySqliteStore({ file, archiveFile, ...rest }: StoreFiles, folder: string): Promise<Store> {
  const copies = { file: join(folder, "store.sqlite"), archiveFile: join(folder, "archive.sqlite") };
  await copyFile(file, copies.file);
  await copyFile(archiveFile, copies.archiveFile);
  return openSqliteStore({ ...rest, ...copies });
}

async function copyFile(from: string, to: string): Promise<void> {
  const database = new DatabaseSync(from, { readOnly: true });
  await backup(database, to);
  database.close();
}
