import { hash } from "node:crypto";
import type { Description, Source, SourceRecord } from "../port.ts";
import { describeConstituent } from "./describe/constituent.ts";
import { describeExhibition } from "./describe/exhibition.ts";
import { describeImage } from "./describe/image.ts";
import { describeLocation } from "./describe/location.ts";
import { describeObject } from "./describe/object.ts";
import { describeReference } from "./describe/reference.ts";
import { fieldsOf } from "./describe/rows.ts";
import { describeTerm } from "./describe/term.ts";
import { checkOptions } from "./mapping/check-options.ts";
import { completeMapping, settingNames } from "./mapping/defaults.ts";
import type { TmsMapping } from "./mapping/mapping.ts";
import { placesOf } from "./mapping/write-back.ts";
import { csvFolder } from "./read/csv-folder.ts";
import { readExport } from "./read/read-export.ts";
import { databaseReading } from "./read/sql/read-database.ts";
import type { TmsDatabaseSettings } from "./read/sql/settings.ts";
import { xmlFolder } from "./read/xml/xml-folder.ts";
import type { RecordKind } from "./tables.ts";

/**
 * Where a TMS is and how it is read: an export folder with a CSV file for each table, or XML with a record for each object
 * (`form: "xml"`), or its database. `name` begins every key (`tms/object/6183`) and must never change.
 */
export type TmsOptions = {
  name?: string;
  folder?: string | URL;
  form?: "csv" | "xml";
  database?: TmsDatabaseSettings;
  mapping?: Partial<TmsMapping>;
};

type Describe = (record: SourceRecord, mapping: TmsMapping) => Description;

const describers: Record<RecordKind, Describe> = {
  term: describeTerm,
  constituent: describeConstituent,
  reference: describeReference,
  exhibition: describeExhibition,
  location: describeLocation,
  image: describeImage,
  object: describeObject,
};

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 2;

/** The Museum System (Gallery Systems), by its exports or its database; see docs/sources/tms.md. Fault: `config-invalid`. */
export function tms(options: TmsOptions): Source {
  checkOptions(options, settingNames);
  const { name = "tms", mapping: given } = options;
  const mapping = completeMapping(given);
  return {
    name,
    revision: `${codeRevision}-${hash("sha256", JSON.stringify(mapping)).slice(0, 12)}`,
    writeBack: placesOf(mapping.writeBack),
    ...wayIn(name, options, mapping),
    describe: (record) => {
      const kind = record.key.split("/")[1] ?? "";
      const describer = Object.hasOwn(describers, kind) ? describers[kind as RecordKind] : undefined;
      if (!describer) throw new Error(`${record.key} is no record of a TMS export`);
      return describer(record, mapping);
    },
    fieldsOf,
  };
}

type WayIn = Pick<Source, "title" | "read" | "changes" | "missing">;

/** How it is read; only a database that knows the times of changes can be asked for them. */
function wayIn(name: string, { database, folder = ".", form = "csv" }: TmsOptions, mapping: TmsMapping): WayIn {
  if (!database) {
    const stage = form === "xml" ? xmlFolder(folder) : csvFolder(folder);
    return { title: `TMS (${form.toUpperCase()} export)`, read: () => readExport(name, stage, mapping) };
  }
  const { read, changes, missing } = databaseReading(name, database, mapping);
  return { title: "TMS (database)", read, missing, ...(database.changed ? { changes } : {}) };
}
