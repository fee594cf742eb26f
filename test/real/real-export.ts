import { copyFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Source } from "../../src/sources/port.ts";
import { sharedFolder } from "../shared-folder.ts";

/** The folder of the real data. */
export const data = join(sharedFolder ?? "", "data");

/** Public unless it says otherwise. */
export const seen = { audience: "public" } as const;

/** What is expected of a harvest: records that got in, rows that were reported instead, and how it ended where it was not whole. */
export type Expected = { records: number; reported: number; ends?: "partial" | RegExp };

/** One real export: files of a folder of the real data, and the source that reads them. */
export type RealExport = {
  name: string;
  of: string;
  files: RegExp;
  open(folder: string, context: TestContext): Source | Promise<Source>;
  expected: Expected;
};

/** Copies an export's files into a folder of its own; answers their paths within the real data. */
export async function copyExport({ of, files }: RealExport, into: string): Promise<string[]> {
  await mkdir(into, { recursive: true });
  const found = await readdir(join(data, of), { withFileTypes: true });
  const wanted = found.filter((one) => one.isFile() && files.test(one.name)).map(({ name }) => name);
  for (const file of wanted) await copyFile(join(data, of, file), join(into, file));
  return wanted.map((file) => `${of}/${file}`);
}
