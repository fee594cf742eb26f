import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { calm } from "../../src/sources/calm/calm.ts";
import { ciim } from "../../src/sources/ciim/ciim.ts";
import { ead } from "../../src/sources/ead/ead.ts";
import { images } from "../../src/sources/images/images.ts";
import { lido } from "../../src/sources/lido/lido.ts";
import { marc } from "../../src/sources/marc/marc.ts";
import { rdf } from "../../src/sources/rdf/rdf.ts";
import { rooms } from "../../src/sources/rooms/rooms.ts";
import { samples } from "../../src/sources/samples/samples.ts";
import { spreadsheet } from "../../src/sources/spreadsheet/spreadsheet.ts";
import { tms } from "../../src/sources/tms/tms.ts";
import { type Expected, type RealExport, seen } from "./real-export.ts";
import { oaiExports } from "./real-oai-exports.ts";

const calmAs = (name: string, file: RegExp): RealExport => ({
  name,
  of: "archive",
  files: file,
  open: (folder) => calm({ name, folder, ...seen }),
  expected: { records: 1130, reported: 0 },
});

const marcAs = (name: string, file: RegExp, expected: Expected): RealExport => ({
  name,
  of: "library-marc",
  files: file,
  open: (folder) => marc({ name, folder, ...seen }),
  expected,
});

const lidoAs = (name: string, file: RegExp, expected: Expected): RealExport => ({
  name,
  of: "lido/nationalmuseum-sweden",
  files: file,
  open: (folder) => lido({ name, folder, ...seen }),
  expected,
});

const steady = "titles|dimensions|bibliography|conservation|exhibitions|geography|media";
const waltersAs = (name: string, version: string, expected: Expected): RealExport => ({
  name,
  of: "tms-walters-xml",
  files: new RegExp(`^(${steady}|(objects|constituents)-${version}.*)\\.xml`),
  open: (folder) => tms({ name, folder, form: "xml", mapping: seen }),
  expected,
});

/** The real exports but for the two biggest, which have tests of their own. */
export const realExports: readonly RealExport[] = [
  calmAs("calm-utf", /marquand\.csv/),
  calmAs("calm-windows", /marquand\.cp1252/),
  calmAs("calm-xml", /calm-shaped-marquand\.xml/),
  {
    name: "ead",
    of: "archive",
    files: /^ead-/,
    open: (folder) => ead({ folder, ...seen }),
    expected: { records: 2991, reported: 0 },
  },
  marcAs("british-library", /british_library/, { records: 210, reported: 0 }),
  marcAs("congress", /loc_general/, { records: 99, reported: 0 }),
  marcAs("oclc", /^oclc/, { records: 99, reported: 0 }),
  marcAs("traject", /test_data/, { records: 29, reported: 0 }),
  marcAs("marc-eight", /^marc8/, { records: 1, reported: 0 }),
  marcAs("marc-flagged", /leader_flag/, { records: 1, reported: 0 }),
  marcAs("marc-diacritic", /diacritic/, { records: 1, reported: 0 }),
  marcAs("marc-authority", /authority/, { records: 1, reported: 0 }),
  // The broken ones are reported one by one, and what is beside them gets in.
  marcAs("marc-mixed", /bad_records|test_data/, { records: 29, reported: 8, ends: "partial" }),
  marcAs("marc-broken", /bad_records/, { records: 0, reported: 8, ends: "partial" }),
  lidoAs("lido-one", /16-09-07/, { records: 38, reported: 0 }),
  lidoAs("lido-two", /16-09-29/, { records: 38, reported: 0 }),
  lidoAs("lido-three", /16-12-16/, { records: 24, reported: 0 }),
  ...oaiExports,
  waltersAs("walters-one", "v1", { records: 3193, reported: 2 }),
  waltersAs("walters-three", "v3", { records: 3184, reported: 157 }),
  {
    name: "washington",
    of: "tms-nga-extras",
    files: /^(objects_historical_data|locations|preferred_locations.*)\.csv/,
    open: async (folder) => tms({ name: "washington", folder: await withObjects(folder), mapping: washington }),
    expected: { records: 6787, reported: 2 },
  },
  {
    name: "ciim",
    of: "ng-london/es-records",
    files: /./,
    open: (folder) => ciim({ folder, language: "en" }),
    expected: { records: 278, reported: 10 },
  },
  {
    name: "images",
    of: "ng-london",
    files: /^image-files/,
    open: (folder) =>
      images({
        folder,
        metadata: { file: "image-files.csv", columns: { technique: "technique_from_caption" } },
        listOnly: true,
        ...seen,
      }),
    expected: { records: 1357, reported: 0 },
  },
  {
    name: "samples",
    of: "ng-london",
    files: /^samples-from/,
    open: (folder) => samples({ folder, files: { samples: "samples-from-filenames.csv" }, ...seen }),
    expected: { records: 152, reported: 0 },
  },
  {
    name: "rooms",
    of: "ng-london",
    files: /^room/,
    open: (folder) => rooms({ folder, files: { doors: "room-doors.csv", contents: "room-contents.csv" }, ...seen }),
    expected: { records: 68, reported: 0 },
  },
  {
    name: "airport",
    of: "rooms-sfomuseum",
    files: /^places/,
    open: (folder) => rooms({ name: "airport", folder, files: { places: "places.geojson.gz" }, ...seen }),
    expected: { records: 739, reported: 0 },
  },
  {
    name: "numbers",
    of: "ng-london",
    files: /^(identifiers|pid-crosswalk|scenarios)/,
    open: (folder) => spreadsheet({ name: "numbers", folder, language: "en", ...seen, sheets }),
    expected: { records: 574, reported: 0 },
  },
  {
    name: "tate",
    of: "tate-former-ng-numbers",
    files: /^tate-artist/,
    open: async (folder) =>
      spreadsheet({ name: "tate", folder: await unpacked(folder), language: "en", ...seen, sheets: artists }),
    expected: { records: 3532, reported: 0 },
  },
  {
    name: "ulan-links",
    of: "tms-npg",
    files: /^ulan_links/,
    open: (folder) =>
      rdf({ name: "ulan-links", folder, own: ["http://data.npg.si.edu/"], otherwise: "person", ...seen }),
    expected: { records: 1914, reported: 0 },
  },
  {
    name: "headings",
    of: "authority-samples",
    files: /rdf\.xml/,
    open: (folder) => rdf({ name: "headings", folder, ...seen }),
    expected: { records: 6, reported: 8 },
  },
];

/** Files beside the exports, and why no source reads them. */
export const noExports: readonly (readonly [folder: string, file: RegExp, why: string])[] = [
  ["archive", /calm-soap/, "one answer of the web service, read in calm.test.ts"],
  [
    "oai-pmh/sickle",
    /^(bad|cannot|idDoes|noSet|undefined|List(Ident|Meta|Sets))/,
    "errors and other verbs, in oai.test.ts",
  ],
  [
    "oai-pmh/archivesspace",
    /^(identify|list_)|mods|ead/,
    "other verbs; MODS, which no source reads; EAD, which is read from files alone",
  ],
  [
    "tms-nga-extras",
    /^(vangogh|object_associations|objects_altnums)/,
    "without header; and of 86 842 objects, in tms-nga.test.ts",
  ],
  ["tms-walters-xml", /-v2/, "the export in between, in walters-in-turn.test.ts"],
  ["rooms-sfomuseum", /^LICENSE/, "the licence"],
  ["tate-former-ng-numbers", /^tate-artworks/, "a form of another museum's own"],
  ["tms-npg", /^(?!ulan_links)/, "the biggest, in portrait-gallery.test.ts; candidates of matches"],
  ["authority-samples", /^(?!viaf)/, "answers of authorities, which are no sources"],
];

const artists = [
  {
    file: "tate-artist_data.csv",
    type: "person" as const,
    key: "id",
    columns: {
      name: { fact: "name" as const },
      yearOfBirth: { fact: "date" as const, activity: "birth" as const },
      yearOfDeath: { fact: "date" as const, activity: "death" as const },
      placeOfBirth: { fact: "place" as const, activity: "birth" as const },
    },
  },
];

const sheets = [
  {
    file: "pid-crosswalk.csv",
    type: "concept" as const,
    key: "source_id",
    columns: { title: { fact: "name" as const }, uuid: { fact: "number" as const, scheme: "uuid" } },
  },
  {
    file: "identifiers.csv",
    table: "identifier",
    type: "object" as const,
    key: ["source_id", "identifier_type", "identifier_value"],
    columns: { title: { fact: "name" as const }, identifier_value: { fact: "number" as const, scheme: "other" } },
  },
];

const washington = {
  ...seen,
  files: {
    ObjHistory: "objects_historical_data",
    Locations: "locations",
    PreferredLocations: "preferred_locations",
    LocationXrefs: "preferred_locations_tms_locations",
  },
  columns: {
    LocationXrefs: { LocationID: "tmslocationid", LocationKey: "preferredlocationkey" },
    PreferredLocations: { PublicAccess: "ispublicvenue" },
  },
};

/** The museum's objects could not be had: those that have a history, under numbers of our own. */
async function withObjects(folder: string): Promise<string> {
  const history = gunzipSync(await readFile(join(folder, "objects_historical_data.csv.gz"))).toString();
  const ids = new Set([...history.matchAll(/^[a-z_ ]+,(\d+),/gim)].map(([, id]) => id));
  const lines = [...ids].map((id) => `${id},made-up.${id}\n`);
  await writeFile(join(folder, "Objects.csv"), `ObjectID,ObjectNumber\n${lines.join("")}`);
  return folder;
}

async function unpacked(folder: string): Promise<string> {
  const into = join(folder, "unpacked");
  await mkdir(into);
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".gz")))
    await writeFile(join(into, file.slice(0, -3)), gunzipSync(await readFile(join(folder, file))));
  return into;
}
