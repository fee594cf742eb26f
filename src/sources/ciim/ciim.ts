import { hash } from "node:crypto";
import type { Source } from "../port.ts";
import { describeRecord } from "./describe/describe-record.ts";
import { type CiimOptions, type CiimSettings, settingsOf } from "./options.ts";
import { readFolder } from "./read/read-folder.ts";
import { fieldsOf, idsOf } from "./record.ts";
import { type Ask, askerOf } from "./search/ask.ts";
import { missingIn } from "./search/missing.ts";
import { changesIn, readIndex } from "./search/read-index.ts";

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 1;

/** CIIM (Knowledge Integration) as search responses in a folder, or its Elasticsearch index; see docs/sources/ciim.md. Fault: `config-invalid`. */
export function ciim(options: CiimOptions): Source {
  const settings = settingsOf(options);
  const { name, folder, service, ...mapping } = settings;
  const ask = service && askerOf(service);
  return {
    name,
    title: service ? "CIIM (Elasticsearch)" : "CIIM (search responses)",
    revision: `${codeRevision}-${hash("sha256", JSON.stringify(mapping)).slice(0, 12)}`,
    read: (from) => (ask ? readIndex(settings, ask, from) : readFolder(settings, folder ?? "")),
    ...(ask ? networked(settings, ask) : {}),
    describe: (record) => describeRecord(record, settings),
    fieldsOf,
  };
}

/** What only the index can tell: what has changed, and which records are there no longer. */
function networked(settings: CiimSettings, ask: Ask): Pick<Source, "changes" | "missing"> {
  const beginning = `${settings.name}/`;
  return {
    changes: (since) => changesIn(settings, ask, since),
    async missing(keys) {
      const asked = keys.filter((key) => key.startsWith(beginning) && !isOwnWord(key.slice(beginning.length)));
      const gone = await missingIn(ask, asked.flatMap(idsOf));
      return asked.filter((key) => idsOf(key).every((id) => gone.has(id)));
    },
  };
}

/** CIIM's own words (`concept/object_number`) have no record that could be missed; terms have numbers. */
const isOwnWord = (path: string) => /^concept\/\D/.test(path);
