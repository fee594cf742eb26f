import { hash } from "node:crypto";
import type { Source } from "../port.ts";
import { describeDublinCore, dublinCoreFields } from "./describe/dublin-core.ts";
import { type OaiOptions, type OaiSettings, settingsOf } from "./options.ts";
import { missingIn } from "./read/missing.ts";
import { readFolder } from "./read/read-folder.ts";
import { readRepository } from "./read/read-repository.ts";
import { repositoryAt } from "./read/repository.ts";

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 1;

/**
 * A repository of OAI-PMH 2.0, or its saved answers: Dublin Core, or what another source reads (`reads: lido({})`); see
 * docs/sources/oai.md. Fault: `config-invalid`.
 */
export function oai(options: OaiOptions): Source {
  const settings = settingsOf(options);
  const { name, reads, folder = "" } = settings;
  return {
    name,
    title: reads ? `${reads.title} (OAI-PMH)` : "Dublin Core (OAI-PMH)",
    revision: `${codeRevision}-${revisionOf(settings)}`,
    read: () => readFolder(settings, folder),
    describe: (record) => (reads ? reads.describe(record) : describeDublinCore(record, settings)),
    fieldsOf: (record) => (reads ? reads.fieldsOf(record) : dublinCoreFields(record)),
    ...(settings.url === undefined ? {} : networked({ ...settings, url: settings.url })),
  };
}

function revisionOf({ reads, audience, language, types, otherwise }: OaiSettings): string {
  return reads ? reads.revision : hash("sha256", JSON.stringify([audience, language, types, otherwise])).slice(0, 12);
}

function networked(settings: OaiSettings & { url: string }): Pick<Source, "read" | "changes" | "missing"> {
  const repository = repositoryAt(settings);
  return {
    read: (from) => readRepository(settings, repository, from ?? {}),
    changes: (since) => readRepository(settings, repository, { since }),
    ...(settings.deletions === "told" ? {} : { missing: missingIn(settings, repository) }),
  };
}
