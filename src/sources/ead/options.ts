import { z } from "zod";
import type { Audience, Standing } from "../../entities/facts.ts";
import { checkedOptions } from "../reading/checked-options.ts";

/** What a sort of unit identifier is: the scheme of its number, and whether it is a former one. */
export type UnitIdUse = { scheme: string; standing?: Standing; audience?: Audience };

/** Where finding aids are and how they are read; `name` begins every key (`ead/component/ref12`) and must never change. */
export type EadOptions = {
  name?: string;
  folder: string | URL;
  /** Of what the finding aid says neither `internal` nor `external`: `"staff"` unless the archive says otherwise. */
  audience?: Audience;
  /** Of finding aids that do not say what language they are written in, BCP 47: `"en"`. */
  language?: string;
  /** Whether an `id` is met once in all finding aids (the default), or only once in each; keys then begin with the finding aid's. */
  ids?: "unique" | "in-each-finding-aid";
  /** What `unitid` of a `type` (EAD3: `localtype`) are; those of other types are reference numbers: `{ "former reference": { scheme: "refno", standing: "former" } }`. */
  unitIds?: Record<string, UnitIdUse>;
};

/** The options in force. */
export type EadSettings = Required<Omit<EadOptions, "folder" | "language">> & {
  folder: string | URL;
  language: string | undefined;
};

const text = z.string().min(1);
const audience = z.enum(["public", "staff"]);
const standing = z.enum(["current", "former", "proposed", "rejected", "alternative"]);

const form: z.ZodType<EadOptions> = z.strictObject({
  name: text.optional(),
  folder: z.union([text, z.instanceof(URL)]),
  audience: audience.optional(),
  language: text.optional(),
  ids: z.enum(["unique", "in-each-finding-aid"]).optional(),
  unitIds: z
    .record(z.string(), z.strictObject({ scheme: text, standing: standing.optional(), audience: audience.optional() }))
    .optional(),
}) as z.ZodType<EadOptions>;

const unitIds: Record<string, UnitIdUse> = {
  "former reference": { scheme: "refno", standing: "former" },
  former: { scheme: "refno", standing: "former" },
  "call number": { scheme: "shelf-mark" },
  aspace_uri: { scheme: "aspace", audience: "staff" },
};

/** The options with their defaults. Fault: `config-invalid`. */
export function settingsOf(options: EadOptions): EadSettings {
  const given = checkedOptions("ead", form, options);
  return {
    name: given.name ?? "ead",
    folder: given.folder,
    audience: given.audience ?? "staff",
    language: given.language,
    ids: given.ids ?? "unique",
    unitIds: { ...unitIds, ...given.unitIds },
  };
}
