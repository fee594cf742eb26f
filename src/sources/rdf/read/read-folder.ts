import { Problem } from "../../../errors.ts";
import type { ReadItem } from "../../port.ts";
import { type FoundFile, filesIn } from "../../reading/files-in.ts";
import { tallyOf } from "../../reading/tally.ts";
import type { RdfSettings } from "../options.ts";
import { rdfFiles, triplesIn } from "./parse-file.ts";
import { recordsIn } from "./records.ts";
import { openStaged, type Staged } from "./staged.ts";
import { isBlank } from "./term.ts";

/**
 * The things of all files of a folder, which are one graph. A file that cannot be read to its end makes the read partial; what it says
 * before counts. Fault: `source-unreadable`, where none can.
 */
export async function* readFolder(settings: RdfSettings, folder: string | URL): AsyncGenerator<ReadItem> {
  const files = await filesIn(folder, rdfFiles, "RDF (*.ttl, *.nt, *.rdf, *.owl or *.xml, also .gz)");
  const tally = tallyOf();
  const staged = openStaged();
  const faults: Problem[] = [];
  let count = 0;
  try {
    for (const [index, found] of files.entries()) {
      try {
        count += await stage(found, { index, settings, staged });
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== "source-unreadable") throw error;
        faults.push(error);
        yield { partial: error.detail };
      }
    }
    const [first] = faults;
    if (first && count === 0 && faults.length === files.length) throw first;
    staged.index();
    yield* recordsIn(staged, { settings, tally });
    yield { rows: tally.rows };
  } finally {
    staged.close();
  }
}

/** Blank nodes of two files are never the same, whatever the files call them. */
async function stage(
  found: FoundFile,
  { index, settings, staged }: { index: number; settings: RdfSettings; staged: Staged },
): Promise<number> {
  const scoped = (node: string) => (isBlank(node) ? `_:${index}.${node.slice(2)}` : node);
  let count = 0;
  for await (const { s, p, o } of triplesIn(found, settings.base)) {
    staged.add({ s: scoped(s), p, o: scoped(o) }, found.file);
    count++;
  }
  return count;
}
