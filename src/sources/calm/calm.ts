import { hash } from "node:crypto";
import type { Description, Source, SourceRecord } from "../port.ts";
import { describePerson, describePlace } from "./describe/authority-record.ts";
import { describeCatalogRecord } from "./describe/catalog-record.ts";
import { type Database, databaseOf } from "./fields.ts";
import { type CalmOptions, type CalmSettings, settingsOf } from "./options.ts";
import { readFolder } from "./read/read-folder.ts";
import { readRecord } from "./record.ts";
import { missingIds } from "./soap/missing.ts";
import { changesIn, readService } from "./soap/read-service.ts";
import { type CalmService, serviceAt } from "./soap/service.ts";

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 1;

const describers: Record<Database, (record: SourceRecord, settings: CalmSettings) => Description> = {
  catalog: describeCatalogRecord,
  persons: describePerson,
  places: describePlace,
};

/** Calm (Axiell) as CSV or XML exports in a folder, or over its web service; see docs/sources/calm.md. Fault: `config-invalid`. */
export function calm(options: CalmOptions): Source {
  const settings = settingsOf(options);
  const { name, folder, soap, audience, accessStatuses, language, fields, statements } = settings;
  const mapping = JSON.stringify([audience, accessStatuses, language, fields, statements]);
  const service = soap && serviceAt(soap);
  return {
    name,
    title: soap ? "Calm (web service)" : "Calm (CSV and XML exports)",
    revision: `${codeRevision}-${hash("sha256", mapping).slice(0, 12)}`,
    read: (from) => (service ? readService(settings, service, from) : readFolder(settings, folder ?? "")),
    ...(service ? networked(settings, service) : {}),
    describe: (record) => {
      const kind = record.key.split("/")[1] ?? "";
      const describer = Object.hasOwn(describers, kind) ? describers[kind as Database] : undefined;
      if (!describer) throw new Error(`${record.key} is no record of Calm`);
      return describer(record, settings);
    },
    fieldsOf: (record) => Object.keys(readRecord(record).fields),
  };
}

/** What only the web service can tell: what has changed, and which records are there no longer. */
function networked(settings: CalmSettings, service: CalmService): Pick<Source, "changes" | "missing"> {
  const kind = databaseOf(service.database);
  const beginning = `${settings.name}/${kind}/`;
  return {
    changes: (since) => changesIn(settings, service, since),
    async missing(keys) {
      const ids = keys.filter((key) => key.startsWith(beginning)).map((key) => key.slice(beginning.length));
      return (await missingIds(service, ids, settings.fields.id)).map((id) => beginning + id);
    },
  };
}
