import { Problem } from "../../../errors.ts";
import type { Finding, ReadItem, SourceRecord } from "../../port.ts";
import { type FoundFile, filesIn } from "../../reading/files-in.ts";
import { type Tally, tallyOf } from "../../reading/tally.ts";
import { xmlItems, xmlText } from "../../reading/xml.ts";
import { canonicalXml } from "../../reading/xml-tree.ts";
import { type Found, type FoundUnit, findUnits } from "./units.ts";

/** Reads every finding aid of a folder. One that is not well-formed ends there, and the others are read. Fault: `source-unreadable`. */
export async function* readAids(source: string, folder: string | URL): AsyncGenerator<ReadItem> {
  const tally = tallyOf();
  for (const found of await filesIn(folder, /\.xml(\.gz)?$/i, "a finding aid (*.xml or *.xml.gz)")) {
    try {
      yield* readAid(source, found, tally);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const finding: Finding = {
        kind: "rejected",
        rule: "file-broken",
        table: "files",
        file: found.file,
        detail: `${error.detail} What comes before the fault was taken.`,
      };
      yield tally.count("files", { finding });
      yield { partial: error.detail };
    }
  }
  yield { rows: tally.rows };
}

async function* readAid(source: string, { file, path }: FoundFile, tally: Tally): AsyncGenerator<ReadItem> {
  const aid: Aid = { source, file, id: file.replace(/^.*\/|\.xml(\.gz)?$/gi, ""), row: 0, nameless: 0 };
  const keys = new Map<FoundUnit, string>();
  let units = 0;
  for await (const found of xmlItems<Found>(xmlText(path, file), file, findUnits)) {
    if ("aid" in found) aid.id = found.aid.trim() || aid.id;
    else if ("late" in found) yield { finding: lateFinding(found, aid) };
    else {
      units++;
      yield tally.count("units", { record: recordOf(found.unit, aid, keys) });
    }
  }
  if (units === 0) yield tally.count("files", { finding: noAid(aid) });
  else tally.use("files");
  if (aid.nameless > 0) yield { finding: nameless(aid) };
}

type Aid = { source: string; file: string; id: string; row: number; nameless: number };

function recordOf(unit: FoundUnit, aid: Aid, keys: Map<FoundUnit, string>): SourceRecord {
  const { element, order, parent } = unit;
  const key = `${aid.source}/${parent ? "component" : "collection"}/${idOf(unit, aid)}`;
  // Only the units that are open can be referred to any more.
  for (const known of keys.keys()) if (!isWithin(unit, known)) keys.delete(known);
  keys.set(unit, key);
  const above = parent && keys.get(parent);
  const place = above === undefined ? {} : { order: String(order), parent: above };
  const wrapped = { name: "unit", attributes: { aid: aid.id, ...place }, children: [element], line: 0 };
  return { key, original: canonicalXml(wrapped), at: { file: aid.file, row: ++aid.row } };
}

function isWithin(unit: FoundUnit, other: FoundUnit): boolean {
  for (let above: FoundUnit | undefined = unit; above; above = above.parent) if (above === other) return true;
  return false;
}

/** The unit's own id within its finding aid; without one, its place. */
function idOf(unit: FoundUnit, aid: Aid): string {
  if (!unit.parent) return aid.id;
  if (unit.id !== undefined) return unit.id.startsWith(aid.id) ? unit.id : `${aid.id}/${unit.id}`;
  aid.nameless++;
  const places: number[] = [];
  for (let above: FoundUnit | undefined = unit; above?.parent; above = above.parent) places.unshift(above.order);
  return `${aid.id}/${places.join(".")}`;
}

function lateFinding({ late, unit }: Extract<Found, { late: unknown }>, aid: Aid): Finding {
  const field = late.name;
  const detail = `<${field}> stands behind the components of its unit${unit.id ? ` ${unit.id}` : ""} and was not taken. Put it before them.`;
  return { kind: "doubtful", rule: "element-too-late", table: "units", file: aid.file, row: late.line, field, detail };
}

function noAid({ file }: Aid): Finding {
  const detail =
    "There is no <archdesc> in it, so it is no finding aid. Export EAD 2002 or EAD3, or take the file away.";
  return { kind: "rejected", rule: "no-finding-aid", table: "files", file, detail };
}

function nameless({ file, nameless: count }: Aid): Finding {
  const detail = `${count} components have no id and are known by their place: one that is put in before them moves their identifiers. Export ids.`;
  return { kind: "doubtful", rule: "component-without-id", table: "units", file, detail };
}
