import { hash } from "node:crypto";
import type { Source } from "../port.ts";
import { describeText } from "./describe/describe-text.ts";
import { fieldsOf } from "./fields.ts";
import { settingsOf, type TextsOptions } from "./options.ts";
import { readFolder } from "./read/read-folder.ts";
import { readRepository } from "./read/read-repository.ts";

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 1;

/** Texts in HTML or TEI, in a folder or a git repository, every version of them; see docs/sources/texts.md. Fault: `config-invalid`. */
export function texts(options: TextsOptions): Source {
  const settings = settingsOf(options);
  const { name, folder, repository, ...mapping } = settings;
  return {
    name,
    title: repository ? "Texts (git repository)" : "Texts (HTML and TEI)",
    revision: `${codeRevision}-${hash("sha256", JSON.stringify(mapping)).slice(0, 12)}`,
    read: () => (repository ? readRepository(settings, repository) : readFolder(settings, folder ?? "")),
    describe: (record) => describeText(record, settings),
    fieldsOf,
  };
}
