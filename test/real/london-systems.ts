import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { calm } from "../../src/sources/calm/calm.ts";
import { ciim } from "../../src/sources/ciim/ciim.ts";
import type { Equivalence } from "../../src/sources/equivalence.ts";
import { images } from "../../src/sources/images/images.ts";
import { marc } from "../../src/sources/marc/marc.ts";
import type { Source } from "../../src/sources/port.ts";
import { rooms } from "../../src/sources/rooms/rooms.ts";
import { samples } from "../../src/sources/samples/samples.ts";
import { texts } from "../../src/sources/texts/texts.ts";
import type { TmsMapping } from "../../src/sources/tms/mapping/mapping.ts";
import { tms } from "../../src/sources/tms/tms.ts";
import { londonRows, type Row } from "../fixtures/london-data.ts";
import { sharedFolder } from "../shared-folder.ts";

/** The Gallery's systems, each read in its own shape. */
export type System = "ciim" | "tms" | "calm" | "eos" | "texts" | "images" | "samples" | "rooms";

/** How far things have come: works are entered, then lent, then bought; a catalogue entry comes to its fifth version. */
export const stages = [0, 1, 2] as const;
export type Stage = (typeof stages)[number];

export const data = `${sharedFolder}/data/ng-london`;

/** Two records that staff once made of *Diana and Callisto* beside its own, by their numbers; only these are in the files. */
export const duplicates: ReadonlyMap<string, string> = new Map([
  ["900001", "NONE.1277"],
  ["900002", "X7448"],
]);
const otherPanel = "900003";
/** A TMS record of an object of which the Gallery's own transform made nothing at all. */
const emptyObject = "3002";

/** Which keys of the systems mean one thing. */
export const equivalences: readonly Equivalence[] = [
  { from: "ciim/object/{id}", to: "tms/object/{id}" },
  { from: "ciim/agent/{id}", to: "tms/constituent/{id}" },
  { from: "ciim/exhibition/{id}", to: "tms/exhibition/{id}" },
  { from: "ciim/location/{id}", to: "tms/location/{id}" },
  { from: "ciim/archive/{id}", to: "calm/catalog/{id}" },
  { from: "ciim/publication/{id}", to: "eos/bib/{id}" },
  { from: "ciim/media/{id}", to: "texts/text/{id}" },
];

/** Only the word itself holds a place; `NONE.1277` is a number like any other. */
const placeholders = [{ pattern: "^NONE$", fault: "placeholder" as const }];
const mapping: Partial<TmsMapping> = {
  audience: "public",
  numbers: {
    "joint owner object number": { scheme: "inventory", assigned: true },
    "lender object number": { scheme: "inventory", assigned: true },
  },
  numberPatterns: placeholders,
};

/** Every system over a folder of its own; the shared files are read where they are. */
export function systemsIn(folder: string): Record<System, Source> {
  const of = (system: System) => join(folder, system);
  return {
    ciim: ciim({ folder: of("ciim"), language: "en", numberPatterns: placeholders }),
    tms: tms({ folder: of("tms"), mapping }),
    calm: calm({ folder: of("calm"), audience: "public" }),
    eos: marc({ name: "eos", folder: of("eos"), key: "{003}-{001}", audience: "public" }),
    texts: texts({ folder: of("texts"), language: "en", audience: "public" }),
    images: images({
      folder: data,
      metadata: { file: "image-files.csv", columns: { technique: "technique_from_caption" } },
      listOnly: true,
      audience: "public",
    }),
    samples: samples({ folder: data, files: { samples: "samples-from-filenames.csv" }, audience: "public" }),
    rooms: rooms({
      folder: data,
      files: { doors: "room-doors.csv", contents: "room-contents.csv" },
      audience: "public",
    }),
  };
}

/** Writes what the systems export at a stage. The CIIM gives the Gallery's own records, and others in their shape. */
export function writeExports(folder: string, stage: Stage): void {
  const into = (system: System, files: Record<string, string>) => {
    rmSync(join(folder, system), { recursive: true, force: true });
    mkdirSync(join(folder, system), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, system, name), text);
  };
  into("ciim", { "more.ndjson": hits(), "object-3002.json": "[{}]" });
  for (const file of readdirSync(join(data, "es-records")))
    copyFileSync(join(data, "es-records", file), join(folder, "ciim", file));
  into("tms", tmsTables(stage));
  into("calm", { "Catalog.csv": calmCatalog() });
  into("eos", { "books.xml": marcXml() });
  const versions = stage === 2 ? [1, 2, 3, 4, 5] : [1, 2, 3, 4];
  into("texts", Object.fromEntries(versions.map((version) => [`NG_2024__NG6692_v${version}.html`, entry(version)])));
}

const crosswalk = londonRows("pid-crosswalk").filter(({ pid }) => pid);
const numbers = Map.groupBy(londonRows("identifiers"), ({ source_id: id = "" }) => id);

/** The ids of the Gallery's own records that are in the shared files. */
export const ownRecords: ReadonlyMap<string, string> = new Map(
  sharedFolder === undefined
    ? []
    : readdirSync(join(data, "es-records"))
        .filter((file) => file.endsWith(".ndjson"))
        .flatMap((file) =>
          readFileSync(join(data, "es-records", file), "utf8")
            .trim()
            .split("\n"),
        )
        .map((line): [string, string] => {
          const { id, uid } = JSON.parse(line)._source["@admin"];
          return [id, uid];
        }),
);

/** What the crosswalk names and no own record describes, as the CIIM would give it. */
function hits(): string {
  const described = crosswalk.filter(
    ({ source_id: id = "", entity_base: base }) => !ownRecords.has(id) && (base === "object" || id === "concept-39948"),
  );
  const panel = {
    source_id: `object-${otherPanel}`,
    entity_base: "object",
    title: "Adoring Saints: Right Main Tier Panel",
  };
  const lines = [...described, panel].map((row: Row) => {
    const { source_id: id = "", pid, title = "", entity_base: base = "", entity_actual: actual = "" } = row;
    const all = id.endsWith(otherPanel) ? panelNumbers : (numbers.get(id) ?? []).map(numberOf);
    const source = {
      "@admin": { id, ...(pid && { uid: pid }) },
      "@datatype": { base, ...(actual && { actual }) },
      summary: { title },
      ...(base === "concept"
        ? { name: [{ value: title }] }
        : { title: [{ value: title || "Untitled", primary: true }] }),
      identifier: all.map(({ kind, value }) => ({ type: kind, value })),
    };
    return JSON.stringify({ _index: "ng-public", _id: pid ?? id, _source: source });
  });
  return lines.map((line) => `${line}\n`).join("");
}

type Numbered = { kind: string; value: string };
const numberOf = ({ identifier_type: kind = "", identifier_value: value = "" }: Row): Numbered => ({ kind, value });
const panelNumbers: readonly Numbered[] = [
  { kind: "object number", value: "NG569.3" },
  { kind: "Previous Object Number", value: "NG569" },
];

/** By PID, the numbers that a work had one after the other, as the scenarios tell. */
const histories = new Map(
  londonRows("scenarios")
    .filter(({ case: kind }) => kind === "loan-purchased" || kind === "accession-became-loan")
    .map(({ pid = "", current_number: now = "", other_numbers: others = "" }) => [
      pid,
      [...others.split(" then "), now],
    ]),
);

/** The numbers of a work as TMS has them at a stage: its own, and those that it had. */
function numbersAt(row: Row, stage: Stage): { own: string; others: Numbered[] } {
  const all = (numbers.get(row.source_id ?? "") ?? []).map(numberOf);
  const history = histories.get(row.pid ?? "");
  if (history) {
    const until = history.slice(0, Math.max(1, history.length - 2 + stage));
    const former = until.slice(0, -1).map((value) => ({ kind: "Previous Object Number", value }));
    return { own: until.at(-1) ?? "", others: former };
  }
  const own = all.find(({ kind }) => kind === "object number" || kind === "display number")?.value ?? "NONE";
  const others = all.filter(({ kind }) => /^(Previous|Lender|Joint|Incorrect|Duplicate)/.test(kind));
  return { own, others: others.filter(({ kind }) => stage === 2 || kind !== "Duplicate Record") };
}

const idIn = (row: Row, sort: string) => new RegExp(`^${sort}-(\\d+)$`).exec(row.source_id ?? "")?.[1];

function tmsTables(stage: Stage): Record<string, string> {
  const objects: string[][] = [[emptyObject, ""]];
  const titles: string[][] = [];
  const others: string[][] = [];
  const add = (id: string, title: string, own: string, more: readonly Numbered[]) => {
    objects.push([id, own]);
    titles.push([id, title || "Untitled"]);
    for (const { kind, value } of more) others.push([`${others.length + 1}`, id, value, kind]);
  };
  for (const row of crosswalk) {
    const id = idIn(row, "object");
    const { own, others: more } = numbersAt(row, stage);
    if (id !== undefined) add(id, row.title ?? "", own, more);
  }
  if (stage < 2) for (const [id, number] of duplicates) add(id, "Diana and Callisto", number, []);
  add(otherPanel, "Adoring Saints: Right Main Tier Panel", "NG569.3", panelNumbers.slice(1));
  const rowsOf = (sort: string, cells: (row: Row, id: string) => string[]) =>
    crosswalk.flatMap((row) => {
      const id = idIn(row, sort);
      return id === undefined ? [] : [cells(row, id)];
    });
  const agents = rowsOf("agent", ({ source_id: own = "", title = "", entity_actual: actual }, id) => {
    const ulan = numbers
      .get(own)
      ?.find(({ identifier_value: value = "" }) => value.includes("/ulan/"))?.identifier_value;
    return [id, title, actual === "Organisation" ? "Institution" : "Individual", ulan?.split("/").at(-1) ?? ""];
  });
  const exhibitions = rowsOf("exhibition", ({ title = "" }, id) => [id, title]);
  const locations = rowsOf("location", ({ title = "" }, id) => [id, title]);
  return {
    "Objects.csv": csv(["ObjectID", "ObjectNumber"], objects),
    "ObjTitles.csv": csv(["ObjectID", "Title"], titles),
    "AltNums.csv": csv(["AltNumID", "ObjectID", "AltNum", "Description"], others),
    "Constituents.csv": csv(["ConstituentID", "DisplayName", "ConstituentType", "ULANID"], agents),
    "Exhibitions.csv": csv(["ExhibitionID", "ExhTitle"], exhibitions),
    "Locations.csv": csv(["LocationID", "Room"], locations),
  };
}

/** Components of the Gallery's archive; of one the reference is known. */
function calmCatalog(): string {
  const rows = crosswalk.flatMap(({ source_id: id = "", entity_base: base, title = "" }) => {
    const known = numbers.get(id)?.find(({ identifier_type: kind }) => kind === "reference number")?.identifier_value;
    return base === "archive" && /^R\d+$/.test(id) ? [[id, known ?? `NGX/${id}`, "Item", title, "Open"]] : [];
  });
  return csv(["RecordID", "RefNo", "Level", "Title", "AccessStatus"], rows);
}

/** Books of the Gallery's library; of one the numbers are known. */
function marcXml(): string {
  const records = crosswalk.flatMap(({ source_id: id = "", entity_base: base, title = "" }) => {
    const [, agency, number] = /^(OCoLC|UKLoNG|Uk)-(.+)$/.exec(id) ?? [];
    if (base !== "publication" || agency === undefined || number === undefined) return [];
    const said = (kind: string) => numbers.get(id)?.find((row) => row.identifier_type === kind)?.identifier_value;
    const fields = [
      ["010", said("LC control number")],
      ["035", said("system control number")],
      ["050", said("LC call number")],
      ["245", title],
    ].flatMap(([tag, value]) =>
      value
        ? [`<datafield tag="${tag}" ind1=" " ind2="0"><subfield code="a">${escaped(value)}</subfield></datafield>`]
        : [],
    );
    const control = `<controlfield tag="001">${number}</controlfield><controlfield tag="003">${agency}</controlfield>`;
    return [`<record><leader>00000cam a2200000 a 4500</leader>${control}${fields.join("")}</record>`];
  });
  return `<collection xmlns="http://www.loc.gov/MARC21/slim">${records.join("\n")}</collection>`;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const entry = (version: number) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>NG6692, version ${version}</title></head>
<body><h1><span data-number="NG6692">Charles William Lambton</span></h1><p>An entry of our own, written ${version} times.</p></body></html>`;

function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return [header, ...rows].map((row) => `${row.map(quoted).join(",")}\n`).join("");
}
