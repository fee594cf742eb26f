import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DumpManifest, dumpsIn, manifestName } from "../../access-points/dumps/manifest.ts";
import type { Reading } from "../../access-points/port.ts";
import { offeredFor, type Press } from "../../access-points/press.ts";
import { contextsOf } from "../../access-points/written.ts";
import { bundleOf } from "../../formats/bundle.ts";
import type { Format } from "../../formats/port.ts";
import { followFeeds } from "../follow-feeds.ts";
import type { House } from "../house.ts";
import { publicThings } from "../public-things.ts";
import { withCopy } from "../with-copy.ts";
import { beginDumpFile, type Writing } from "./dump-file.ts";

/** What a dump is made of: into which folder, in which formats (those that can be put into one file), how many dumps are kept. */
export type Dumping = {
  folder: string;
  formats: readonly Format[];
  keep: number;
  version: string;
  told?(records: number): void;
};

/**
 * Writes a dump of all that is public, from a copy of one moment, while everything goes on. It appears when it is whole; older ones beyond
 * `keep` are taken away. Faults: those of the file system.
 */
export async function writeDump(house: House, press: Press, dumping: Dumping): Promise<DumpManifest> {
  await followFeeds(house, press);
  const feeds = house.feeds();
  const changes = { epoch: feeds.epoch(), seq: feeds.head()?.seq ?? 0 };
  const made = `${new Date().toISOString().slice(0, 19)}Z`;
  const name = made.replace(/[-:]/g, "");
  const unfinished = join(dumping.folder, `.${name}`);
  mkdirSync(unfinished, { recursive: true });
  try {
    const { registry, files } = await withCopy(house, async (both) => {
      const reading = { ...both, now: () => new Date(made), base: press.base };
      return {
        registry: (await both.registry.head()).size,
        files: await writeFiles(reading, press, unfinished, dumping),
      };
    });
    const { base, licence } = press;
    const { version } = dumping;
    const manifest = { name, made, version, base, ...(licence ? { licence } : {}), changes, registry, files };
    writeFileSync(join(unfinished, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
    renameSync(unfinished, join(dumping.folder, name));
    for (const old of dumpsIn(dumping.folder).slice(dumping.keep))
      rmSync(join(dumping.folder, old.name), { recursive: true, force: true });
    return manifest;
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function writeFiles(reading: Reading, press: Press, folder: string, { formats, told }: Dumping) {
  const begun = new Map<Format, Writing>();
  let records = 0;
  for await (const entity of publicThings(reading)) {
    const contextFor = contextsOf(entity, reading, press);
    for (const format of offeredFor(entity, { ...press, formats })) {
      const bundle = bundleOf(format);
      if (!bundle) continue;
      let file = begun.get(format);
      if (!file) {
        const name = `${format.name}.${bundle.extension}.gz`;
        file = beginDumpFile(
          join(folder, name),
          { name, format: format.name, mediaType: bundle.mediaType },
          bundle.open,
        );
        begun.set(format, file);
      }
      await file.add(bundle.entry(entity, await contextFor(format)));
    }
    told?.(++records);
  }
  const files: DumpManifest["files"] = [];
  for (const [format, file] of begun) files.push(await file.end(bundleOf(format)?.close ?? ""));
  return files;
}
