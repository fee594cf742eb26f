import { createRequire } from "node:module";

// Loaded when it is first asked for: a command does not wait for systems that this museum does not have.
const load = createRequire(import.meta.url);

const tms: typeof import("./tms/tms.ts").tms = (options) => load("./tms/tms.ts").tms(options);
const ead: typeof import("./ead/ead.ts").ead = (options) => load("./ead/ead.ts").ead(options);
const calm: typeof import("./calm/calm.ts").calm = (options) => load("./calm/calm.ts").calm(options);
const marc: typeof import("./marc/marc.ts").marc = (options) => load("./marc/marc.ts").marc(options);
const images: typeof import("./images/images.ts").images = (options) => load("./images/images.ts").images(options);
const samples: typeof import("./samples/samples.ts").samples = (options) =>
  load("./samples/samples.ts").samples(options);
const rooms: typeof import("./rooms/rooms.ts").rooms = (options) => load("./rooms/rooms.ts").rooms(options);
const texts: typeof import("./texts/texts.ts").texts = (options) => load("./texts/texts.ts").texts(options);
const spreadsheet: typeof import("./spreadsheet/spreadsheet.ts").spreadsheet = (options) =>
  load("./spreadsheet/spreadsheet.ts").spreadsheet(options);
const lido: typeof import("./lido/lido.ts").lido = (options) => load("./lido/lido.ts").lido(options);
const oai: typeof import("./oai/oai.ts").oai = (options) => load("./oai/oai.ts").oai(options);
const rdf: typeof import("./rdf/rdf.ts").rdf = (options) => load("./rdf/rdf.ts").rdf(options);
const push: typeof import("./push/push.ts").push = (options) => load("./push/push.ts").push(options);
const ciim: typeof import("./ciim/ciim.ts").ciim = (options) => load("./ciim/ciim.ts").ciim(options);

/** The table of source systems: adding one is a folder and two lines here. Configuration files are handed these functions. */
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
