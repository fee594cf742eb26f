import { createRequire } from "node:module";
import type { calm } from "./calm/calm.ts";
import type { ciim } from "./ciim/ciim.ts";
import type { ead } from "./ead/ead.ts";
import type { images } from "./images/images.ts";
import type { lido } from "./lido/lido.ts";
import type { marc } from "./marc/marc.ts";
import type { oai } from "./oai/oai.ts";
import type { Source } from "./port.ts";
import type { push } from "./push/push.ts";
import type { rdf } from "./rdf/rdf.ts";
import type { rooms } from "./rooms/rooms.ts";
import type { samples } from "./samples/samples.ts";
import type { spreadsheet } from "./spreadsheet/spreadsheet.ts";
import type { texts } from "./texts/texts.ts";
import type { tms } from "./tms/tms.ts";

/** The table of source systems: adding one is a folder and two lines here. Configuration files are handed these functions. */
export const sourceTable = {
  tms: whenAsked<typeof tms>("tms"),
  ead: whenAsked<typeof ead>("ead"),
  calm: whenAsked<typeof calm>("calm"),
  marc: whenAsked<typeof marc>("marc"),
  images: whenAsked<typeof images>("images"),
  samples: whenAsked<typeof samples>("samples"),
  rooms: whenAsked<typeof rooms>("rooms"),
  texts: whenAsked<typeof texts>("texts"),
  spreadsheet: whenAsked<typeof spreadsheet>("spreadsheet"),
  lido: whenAsked<typeof lido>("lido"),
  oai: whenAsked<typeof oai>("oai"),
  rdf: whenAsked<typeof rdf>("rdf"),
  push: whenAsked<typeof push>("push"),
  ciim: whenAsked<typeof ciim>("ciim"),
};

/** A source that is loaded when it is first asked for: a command does not wait for systems that this museum does not have. */
function whenAsked<Open extends (options: never) => Source>(name: string): Open {
  const require = createRequire(import.meta.url);
  return ((options: never) => require(`./${name}/${name}.ts`)[name](options)) as Open;
}
