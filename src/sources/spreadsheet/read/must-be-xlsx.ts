import { open } from "node:fs/promises";
import { Problem } from "../../../errors.ts";

/** Says what to do with a file that begins as no XLSX file does. Fault: `source-unreadable`. */
export async function mustBeXlsx(path: string, file: string): Promise<void> {
  const beginning = Buffer.alloc(8);
  const handle = await open(path).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Problem(
      "source-unreadable",
      `${file} cannot be read (${why}). Check the file and the rights to read it.`,
    );
  });
  await handle.read(beginning, 0, 8, 0).finally(() => handle.close());
  if (beginning.readUInt32BE() === 0xd0cf11e0)
    throw new Problem(
      "source-unreadable",
      `${file} is an old Excel file, or has a password. Save it as .xlsx without one.`,
    );
  if (beginning.toString("latin1", 0, 2) !== "PK")
    throw new Problem("source-unreadable", `${file} is no XLSX file. Save it as .xlsx.`);
}
