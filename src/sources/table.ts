import { calm } from "./calm/calm.ts";
import { ciim } from "./ciim/ciim.ts";
import { ead } from "./ead/ead.ts";
import { images } from "./images/images.ts";
import { lido } from "./lido/lido.ts";
import { marc } from "./marc/marc.ts";
import { oai } from "./oai/oai.ts";
import { push } from "./push/push.ts";
import { rdf } from "./rdf/rdf.ts";
import { rooms } from "./rooms/rooms.ts";
import { samples } from "./samples/samples.ts";
import { spreadsheet } from "./spreadsheet/spreadsheet.ts";
import { texts } from "./texts/texts.ts";
import { tms } from "./tms/tms.ts";

/** The table of source systems: adding one is a folder and a line here. Configuration files are handed these functions. */
export const sourceTable = {
  tms,
  ead,
  calm,
  marc,
  images,
  samples,
  rooms,
  texts,
  spreadsheet,
  lido,
  oai,
  rdf,
  push,
  ciim,
};
