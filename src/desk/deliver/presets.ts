import { artUk } from "./art-uk.ts";
import { googleArts } from "./google-arts.ts";
import type { Preset } from "./preset.ts";
import { wikidata } from "./wikidata.ts";

/** For whom there is a way: adding one is a file and a line here. */
export const presets: Readonly<Record<string, Preset>> = {
  "art-uk": artUk,
  "google-arts": googleArts,
  wikidata,
};
