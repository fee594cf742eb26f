import { hash } from "node:crypto";
import type { Source } from "../port.ts";
import { describeLevel } from "./describe/describe-level.ts";
import { fieldsOf } from "./describe/level.ts";
import { type EadOptions, settingsOf } from "./options.ts";
import { readFindingAids } from "./read/read-finding-aids.ts";

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 1;

/** Finding aids in EAD 2002 or EAD3, a folder of `*.xml` or `*.xml.gz`; see docs/sources/ead.md. Fault: `config-invalid`. */
export function ead(options: EadOptions): Source {
  const settings = settingsOf(options);
  const { audience, language, unitIds } = settings;
  return {
    name: settings.name,
    title: "Finding aids (EAD 2002, EAD3)",
    revision: `${codeRevision}-${hash("sha256", JSON.stringify([audience, language, unitIds])).slice(0, 12)}`,
    read: () => readFindingAids(settings),
    describe: (record) => describeLevel(record, settings),
    fieldsOf,
  };
}
