import { readFile, stat } from "node:fs/promises";
import { Problem } from "../../../errors.ts";
import type { ReadItem } from "../../port.ts";
import { filesIn } from "../../reading/files-in.ts";
import { tallyOf } from "../../reading/tally.ts";
import type { TextsSettings } from "../options.ts";
import { knownFrom } from "./links.ts";
import { itemOf, maxTextBytes } from "./to-item.ts";
import { inOrder, nameOf } from "./versions.ts";

/** Files that are texts. */
export const textFile = /\.(x?html?|xml|tei)$/i;

/** The texts of a folder, every version after the one before. Fault: `source-unreadable`, where none can be read. */
export async function* readFolder({ name }: TextsSettings, folder: string | URL): AsyncGenerator<ReadItem> {
  const files = await filesIn(folder, textFile, "a text (*.html, *.xml)");
  const tally = tallyOf();
  const paths = new Map(files.map(({ file, path }) => [file, path]));
  const texts = files
    .map(({ file }) => nameOf(file))
    .sort(inOrder)
    .map((named) => ({ ...named, key: `${name}/text/${keyPart(named.file)}` }));
  const known = knownFrom(texts);
  yield { expected: texts.length };
  let before: { work: string; key: string } | undefined;
  for (const { key, ...named } of texts) {
    const at = { file: named.file, row: 1 };
    const bytes = await bytesOf(paths.get(named.file) ?? "");
    if (bytes instanceof Problem) yield { partial: bytes.detail };
    else {
      const earlier = before?.work === named.work && named.version !== undefined ? { before: before.key } : {};
      yield itemOf(key, { ...named, ...earlier }, bytes, { known, tally, at });
    }
    before = { work: named.work, key };
  }
  yield { rows: tally.rows };
}

/** `NG_2024__NG6692_v5.html` is known as `NG_2024__NG6692_v5`; of two files that differ in their endings alone each keeps its own. */
const keyPart = (file: string) => file.replace(/\.html?$/i, "");

async function bytesOf(path: string): Promise<Uint8Array | Problem> {
  try {
    const { size } = await stat(path);
    return size > maxTextBytes ? new Uint8Array(maxTextBytes + 1) : await readFile(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return new Problem(
      "source-unreadable",
      `${path} cannot be read (${why}). Check the file and the rights to read it.`,
    );
  }
}
