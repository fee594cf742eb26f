import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Problem } from "../../../errors.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { type TableName, tableNames } from "../tables.ts";

/** A file of the export: its name, for people, and where it is. */
export type TableFile = { table: TableName; file: string; path: string };

const ending = /\.csv(\.gz)?$/i;

/**
 * The files of a TMS export folder, in the order in which tables are read: `Objects.csv` or `Objects.csv.gz`, whatever the
 * case of the name, or what `mapping.files` calls it. Faults: `source-unreadable` where the folder cannot be read, an expected table is missing or doubled.
 */
export async function findFiles(folder: string | URL, mapping: TmsMapping): Promise<TableFile[]> {
  const { expect, files: called } = mapping;
  const path = folder instanceof URL ? fileURLToPath(folder) : folder;
  const names = await readdir(path).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Problem(
      "source-unreadable",
      `The folder ${path} cannot be read (${why}). Set \`folder\` to the TMS export.`,
    );
  });
  const files = tableNames.flatMap((table) => {
    const wanted = (called[table] ?? table).toLowerCase().replace(ending, "");
    const found = names.filter((name) => ending.test(name) && name.toLowerCase().replace(ending, "") === wanted);
    if (found.length > 1) {
      throw new Problem(
        "source-unreadable",
        `Two files are the table ${table}: ${found.join(" and ")} in ${path}. Remove the old one.`,
      );
    }
    return found.map((file): TableFile => ({ table, file, path: `${path}/${file}` }));
  });
  const missing = [...new Set([...expect, ...(Object.keys(called) as TableName[])])].filter(
    (table) => !files.some((file) => file.table === table),
  );
  if (missing.length > 0) {
    const present = names.length > 0 ? `There are ${names.sort().join(", ")}.` : "The folder is empty.";
    throw new Problem(
      "source-unreadable",
      `${missing.map((table) => `${(called[table] ?? table).replace(ending, "")}.csv`).join(" and ")} missing in ${path}. ${present} Export the table, or take it out of \`mapping.expect\` or \`mapping.files\`.`,
    );
  }
  return files;
}
