/**
 * `npm run bench`: harvest, resolve and document rates, beside a bare `node:http` server that sends the same status,
 * headers and bytes from a Map, in the same run; and the registry, beside the disk's own `fdatasync`, with 100 000 identifiers
 * or `CARTOUCHE_BENCH_PIDS`. Read the ratios: machines differ, and this one is noisy. With a word after it
 * (`npm run bench -- serving`) only that part.
 */
import { benchArchive } from "./archive.ts";
import { benchBundle } from "./bundle.ts";
import { benchDumps } from "./dumps.ts";
import { benchHarvest } from "./harvest.ts";
import { benchMarc } from "./marc.ts";
import { benchOai } from "./oai.ts";
import { benchRegistry } from "./registry.ts";
import { benchRendering } from "./rendering.ts";
import { benchResolving } from "./resolving.ts";
import { benchRipple } from "./ripple.ts";
import { benchServing } from "./serving.ts";
import { printTable } from "./table.ts";
import { benchWriting } from "./writing.ts";

const parts = {
  harvest: benchHarvest,
  archive: benchArchive,
  marc: benchMarc,
  registry: benchRegistry,
  writing: benchWriting,
  bundle: benchBundle,
  resolving: benchResolving,
  serving: benchServing,
  ripple: benchRipple,
  rendering: benchRendering,
  dumps: benchDumps,
  oai: benchOai,
};
const wanted = process.argv[2];
for (const [name, measure] of Object.entries(parts)) {
  if (wanted === undefined || wanted === name) printTable(name, await measure());
}
