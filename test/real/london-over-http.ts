import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cartouche, type Environment, freshFolder, root, serve } from "../command.ts";
import { londonKey, londonRows, type Row, schemeOfUri } from "../fixtures/london-data.ts";

/** The Gallery's own entities as a museum that serves them, and its command line. */
export type LondonMuseum = {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Where a Gallery PID or number leads, in one hop: `"/X5K4-2B6C-9Q1W"`; undefined where it leads nowhere. */
  leadsTo(path: string): Promise<string | undefined>;
  /** A sub-command of `cartouche registry`; what it printed. Fails where the command does. */
  registry(...words: string[]): Promise<string>;
  /** The PID of a source key, before the works were renumbered and after. */
  keptPid: ReadonlyMap<string, readonly [before: string, after: string]>;
  remove(): Promise<void>;
};

type Number = { kind: string; value: string };

/** Two records that staff once made of *Diana and Callisto* beside its own; they are in no file, only their numbers are. */
export const duplicates = ["900001", "900002"] as const;
const otherPanel = "900003";
const bought: readonly string[] = ["19653", "18535", "18788", "3798"];

/** Harvests what the Gallery's crosswalk names, twice: works that were bought first under their entry number. Then imports its identifiers. */
export async function serveLondonMuseum(): Promise<LondonMuseum> {
  const folder = freshFolder();
  const tms = join(folder.path, "tms");
  mkdirSync(tms);
  const environment = { CARTOUCHE_DATA: join(folder.path, "data"), CARTOUCHE_CONFIG: configure(folder.path, tms) };
  const run = (...words: string[]) => good(words, environment);
  const keys = bought.map((id) => `tms/object/${id}`);
  const pids = async () =>
    Promise.all(keys.map(async (key) => String(JSON.parse(await run("resolve", key, "--json")).pid)));
  writeExport(tms, true);
  await run("harvest");
  const before = await pids();
  writeExport(tms, false);
  await run("harvest");
  const after = await pids();
  const legacy = join(folder.path, "identifiers.csv");
  writeFileSync(legacy, csv(["key", "scheme", "value", "standing"], legacyRows()));
  await run("registry", "import", legacy);
  const serving = await serve(environment);
  const get: LondonMuseum["get"] = (path, headers = {}) =>
    fetch(serving.address + path, { headers, redirect: "manual" });
  return {
    get,
    async leadsTo(path) {
      const { status, headers } = await get(path);
      return status === 303 || status === 301 ? (headers.get("location") ?? undefined) : undefined;
    },
    registry: (...words) => run("registry", ...words),
    keptPid: new Map(keys.map((key, at) => [key, [before[at] ?? "", after[at] ?? ""] as const])),
    async remove() {
      await serving.stop();
      folder.remove();
    },
  };
}

async function good(words: readonly string[], environment: Environment): Promise<string> {
  const { code, stdout, stderr } = await cartouche(words, environment);
  assert.equal(code, 0, `${words.join(" ")}: ${stderr}${stdout}`);
  return stdout.trim();
}

/** As the Gallery would say what its kinds of alternative numbers are; its X numbers are real ones. */
function configure(folder: string, tms: string): string {
  const mapping = {
    audience: "public",
    numbers: {
      "joint owner object number": { scheme: "inventory", assigned: true },
      "lender object number": { scheme: "inventory", assigned: true },
    },
    numberPatterns: [{ pattern: "^NONE\\b", fault: "placeholder" }],
  };
  const file = join(folder, "museum.config.ts");
  const from = JSON.stringify({ from: join(root, "test/fixtures/london-source.ts") });
  const source = `tms({ folder: ${JSON.stringify(tms)}, mapping: ${JSON.stringify(mapping)} })`;
  writeFileSync(
    file,
    `export const config = ({ tms }) => ({ institution: "The Gallery", sources: [${source}, ${from}] });\n`,
  );
  return file;
}

function writeExport(tms: string, beforePurchase: boolean): void {
  const numbers = Map.groupBy(londonRows("identifiers"), (row) => row.source_id ?? "");
  const objects: string[][] = [];
  const titles: string[][] = [];
  const others: string[][] = [];
  const add = (id: string, title: string, all: readonly Number[]) => {
    const own = all.find(({ kind }) => kind === "object number" || kind === "display number")?.value ?? "NONE";
    const entry = all.find(({ value }) => /^M\d/.test(value))?.value ?? own;
    const isEarly = beforePurchase && bought.includes(id);
    objects.push([id, isEarly ? entry : own]);
    titles.push([id, title]);
    for (const { kind, value } of isEarly ? [] : all)
      if (/^(Previous|Lender|Joint|Incorrect|Duplicate)/.test(kind)) others.push([id, value, kind]);
  };
  for (const { source_id: key = "", title = "", pid } of londonRows("pid-crosswalk").filter(isObject))
    if (pid) add(key.slice(7), title || "Untitled", (numbers.get(key) ?? []).map(numberOf));
  add(duplicates[0], "Diana and Callisto", [{ kind: "object number", value: "NONE.1277" }]);
  add(duplicates[1], "Diana and Callisto", [{ kind: "object number", value: "X7448" }]);
  add(otherPanel, "Adoring Saints: Right Main Tier Panel", [
    { kind: "object number", value: "NG569.3" },
    { kind: "Previous Object Number", value: "NG569" },
  ]);
  // The Gallery's record of an object of which its own transform made nothing at all.
  objects.push(["3002", ""]);
  writeFileSync(join(tms, "Objects.csv"), csv(["ObjectID", "ObjectNumber"], objects));
  writeFileSync(join(tms, "ObjTitles.csv"), csv(["ObjectID", "Title"], titles));
  writeFileSync(join(tms, "AltNums.csv"), csv(["ObjectID", "AltNum", "Description"], others));
}

const isObject = ({ entity_base: base }: Row) => base === "object";
const numberOf = ({ identifier_type: kind = "", identifier_value: value = "" }: Row): Number => ({ kind, value });

/** What the Gallery's files have besides TMS's numbers: PIDs of both kinds, external identifiers, numbers of other systems. */
export function legacyRows(): string[][] {
  const rows = londonRows("pid-crosswalk").flatMap(({ pid, source_id: id = "" }) =>
    pid ? [[londonKey(id), "production-4", pid, "current"]] : [],
  );
  for (const { source_id: id = "", identifier_type: kind = "", identifier_value: value = "" } of londonRows(
    "identifiers",
  )) {
    const [scheme, number] = kind === "PID (external)" ? schemeOfUri(value) : [legacySchemes[kind], value];
    if (scheme !== undefined) rows.push([londonKey(id), scheme, number, "current"]);
  }
  return rows;
}

const legacySchemes: Record<string, string> = {
  "PID (NG alternative)": "beta",
  "system id": "ciim",
  "reference number": "refno",
  "Catalogue Raisonné Ref": "catalogue",
  "exhibition id lo": "exhibition",
  "exhibition mnemonic lo": "exhibition",
  "rendition number": "rendition",
  "LC control number": "lccn",
  "national bibliography agency control number": "bnb",
  "other standard identifier": "oclc",
  "system control number": "oclc",
  "LC call number": "shelf-mark",
};

function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return [header, ...rows].map((row) => `${row.map(quoted).join(",")}\n`).join("");
}
