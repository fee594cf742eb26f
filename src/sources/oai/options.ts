import { z } from "zod";
import type { Audience } from "../../entities/facts.ts";
import { type EntityType, isEntityType } from "../../entities/types.ts";
import type { Source } from "../port.ts";
import { checkedOptions } from "../reading/checked-options.ts";
import { dcTypes } from "../telling/dublin-core.ts";

/** Where a repository is and how it is read; `name` begins every key (`oai/record/oai:example.org:1`) and must never change. */
export type OaiOptions = {
  name?: string;
  /** The repository's base URL. */
  url?: string;
  /** Instead: a folder of saved answers. */
  folder?: string | URL;
  /** The metadata format that is asked for; default `oai_dc`. */
  prefix?: string;
  set?: string;
  /** Only what has this datestamp or a later one, `"2020-01-01"`. */
  from?: string;
  /** The source that knows the format, such as `lido({})`; without it Dublin Core is read. */
  reads?: Source;
  /** Of everything, where Dublin Core is read: `"staff"` unless the museum says otherwise. */
  audience?: Audience;
  /** Of texts that do not say it, BCP 47. */
  language?: string;
  /** What kind of thing a word of `dc:type` means: `{ poster: "object" }`. */
  types?: Record<string, EntityType>;
  /** Of a record whose types say nothing; default `object`. */
  otherwise?: EntityType;
  /** Whether a repository that says it keeps deletions is believed (`told`), or asked what is gone (`ask`, the default). */
  deletions?: "ask" | "told";
  /** Whether `completeListSize` is exact (the default: a shorter list is not whole), or only an estimate. */
  listSize?: "exact" | "estimate";
  /** Sent with every request, such as an account. */
  headers?: Record<string, string>;
  pauseMs?: number;
  timeoutSeconds?: number;
  retryMs?: number;
};

/** The options in force. */
export type OaiSettings = OaiOptions & {
  name: string;
  prefix: string;
  audience: Audience;
  types: Record<string, EntityType>;
  otherwise: EntityType;
  deletions: "ask" | "told";
  listSize: "exact" | "estimate";
};

const text = z.string().min(1);
const entityType = z.custom<EntityType>(
  (word) => typeof word === "string" && isEntityType(word),
  "is no type of thing",
);
const address = z.url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://" });

const isSource = (value: unknown): value is Source =>
  typeof value === "object" && value !== null && "describe" in value && "fieldsOf" in value;

/** Formats that are Dublin Core. */
const ours = /^(oai_)?(dc|dcterms|qdc)$/;

const form = z
  .strictObject({
    name: text.optional(),
    url: address.refine((url) => !/\?|\/\/[^/]*@/.test(url), "must have no query and no password in it").optional(),
    folder: z.union([text, z.instanceof(URL)]).optional(),
    prefix: text.optional(),
    set: text.optional(),
    from: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/, "must be a day such as 2020-01-01")
      .optional(),
    reads: z.custom<Source>(isSource, "is no source, such as lido({})").optional(),
    audience: z.enum(["public", "staff"]).optional(),
    language: text.optional(),
    types: z.record(text, entityType).optional(),
    otherwise: entityType.optional(),
    deletions: z.enum(["ask", "told"]).optional(),
    listSize: z.enum(["exact", "estimate"]).optional(),
    headers: z.record(text, z.string()).optional(),
    pauseMs: z.number().min(0).optional(),
    timeoutSeconds: z.number().positive().optional(),
    retryMs: z.number().min(1).optional(),
  })
  .refine(({ url, folder }) => (url === undefined) !== (folder === undefined), "give either `url` or `folder`")
  .superRefine(({ prefix = "oai_dc", reads }, context) => {
    const known = reads ? (reads.carried?.prefixes ?? []) : undefined;
    if (known ? known.includes(prefix) : ours.test(prefix)) return;
    const message = known
      ? `prefix: ${reads?.name} does not read ${prefix}; it reads ${known.join(", ") || "nothing that is carried"}`
      : `prefix: ${prefix} is not Dublin Core; say in \`reads\` which source knows it`;
    context.addIssue({ code: "custom", message });
  }) as z.ZodType<OaiOptions>;

/** The options with their defaults. Fault: `config-invalid`. */
export function settingsOf(options: OaiOptions): OaiSettings {
  const given = checkedOptions("oai", form, options);
  const types = Object.entries(given.types ?? {}).map(([word, type]) => [
    word.toLowerCase().replace(/[\s_-]+/g, ""),
    type,
  ]);
  return {
    ...given,
    name: given.name ?? "oai",
    prefix: given.prefix ?? "oai_dc",
    audience: given.audience ?? "staff",
    types: { ...dcTypes, ...Object.fromEntries(types) },
    otherwise: given.otherwise ?? "object",
    deletions: given.deletions ?? "ask",
    listSize: given.listSize ?? "exact",
  };
}
