import { hash } from "node:crypto";
import { Problem } from "../../errors.ts";
import type { Description, Source, SourceRecord } from "../port.ts";
import { carried } from "./carried.ts";
import { describeAuthority } from "./describe/describe-authority.ts";
import { describeBib } from "./describe/describe-bib.ts";
import { describeHolding } from "./describe/describe-holding.ts";
import { fieldsOf } from "./describe/fields-of.ts";
import { type MarcOptions, type MarcSettings, settingsOf } from "./options.ts";
import { readFolder } from "./read/read-folder.ts";
import { kindOf, readOriginal } from "./record.ts";
import { missingKeys } from "./sru/missing.ts";
import { changesOf, readServer } from "./sru/read-sru.ts";
import { type SruServer, serverAt } from "./sru/server.ts";

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 1;

const describers: Record<
  "bib" | "authority" | "holdings",
  (record: SourceRecord, settings: MarcSettings) => Description
> = {
  bib: describeBib,
  authority: describeAuthority,
  holdings: describeHolding,
};

/** A library in MARC 21: ISO 2709 or MARCXML in a folder, or over SRU; see docs/sources/marc.md. Fault: `config-invalid`. */
export function marc(options: MarcOptions): Source {
  const settings = settingsOf(options);
  const { name, folder, audience, hidden, language, copies, key } = settings;
  const server = settings.sru && serverAt(settings.sru);
  const mapping = JSON.stringify([audience, hidden, language, copies, key]);
  return {
    name,
    title: "Library (MARC 21)",
    revision: `${codeRevision}-${hash("sha256", mapping).slice(0, 12)}`,
    read: (from) => {
      if (server) return readServer(settings, server, from);
      if (folder !== undefined) return readFolder(settings, folder);
      throw new Problem("config-invalid", "marc: give `folder` or `sru`: there is nothing to read from.");
    },
    ...(server ? networked(settings, server) : {}),
    describe: (record) => describers[kindOf(readOriginal(record.original)) ?? "bib"](record, settings),
    fieldsOf,
    carried,
  };
}

/** What only a server can tell, where its indexes are known: what has changed, and which records are there no longer. */
function networked(settings: MarcSettings, server: SruServer): Pick<Source, "changes" | "missing"> {
  const { changes, missing } = settings.sru ?? {};
  return {
    ...(changes ? { changes: (since: string) => changesOf(settings, server, since) } : {}),
    ...(missing ? { missing: (keys: readonly string[]) => missingKeys(settings, server, keys) } : {}),
  };
}
