import { hash } from "node:crypto";
import { z } from "zod";
import type { Audience } from "../../entities/facts.ts";
import { checkedOptions, folderOption } from "../options.ts";
import type { Source } from "../port.ts";
import { describeUnit, type EadMapping } from "./describe/unit.ts";
import { readAids } from "./read/read-aids.ts";
import { fieldsOfUnit } from "./read/unit.ts";

/**
 * Where finding aids are. `language` is that of texts that do not say it, BCP 47; `audience` that of components that do not say
 * `audience="internal"`: finding aids are written to be published, so it is `"public"` unless the archive says otherwise.
 */
export type EadOptions = { name?: string; folder: string | URL; language?: string; audience?: Audience };

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 1;

const form = z.strictObject({
  name: z.string().optional(),
  folder: folderOption,
  language: z.string().optional(),
  audience: z.enum(["public", "staff"]).optional(),
});

/** Encoded Archival Description: finding aids in EAD 2002 and EAD3, as a folder of XML files. Fault: `config-invalid`. */
export function ead(options: EadOptions): Source {
  const { name = "ead", folder, language, audience = "public" } = checkedOptions("ead", form, options);
  const mapping: EadMapping = { audience, ...(language === undefined ? {} : { language }) };
  return {
    name,
    title: "Finding aids (EAD)",
    revision: `${codeRevision}-${hash("sha256", JSON.stringify(mapping)).slice(0, 12)}`,
    read: () => readAids(name, folder),
    describe: (record) => describeUnit(record, mapping),
    fieldsOf: fieldsOfUnit,
  };
}
