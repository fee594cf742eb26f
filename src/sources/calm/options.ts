import { z } from "zod";
import type { Audience } from "../../entities/facts.ts";
import { type About, abouts } from "../../entities/words.ts";
import { checkedOptions } from "../reading/checked-options.ts";
import { accessStatuses, type CalmField, type CalmFields, fieldNames, statements } from "./fields.ts";

/** Calm's web service: the address of `ContentService.asmx`, and an account that may only read. */
export type CalmSoap = {
  url: string;
  user: string;
  password: string;
  /** Calm's name of the database: `"Catalog"` (the default), `"Persons"`, `"Places"`. */
  database?: string;
  /** The search that finds every record; default `RefNo=*`, for persons and places `Code=*`. */
  everything?: string;
  /** Between two requests; default 0. */
  pauseMs?: number;
  /** How long an answer may take; default 60. */
  timeoutSeconds?: number;
};

/** Where Calm's records are and how they are read; `name` begins every key (`calm/catalog/0d01…`) and must never change. */
export type CalmOptions = {
  name?: string;
  /** A folder of CSV or XML exports. */
  folder?: string | URL;
  soap?: CalmSoap;
  /** Of records that no status speaks of: `"staff"` unless the archive says otherwise. */
  audience?: Audience;
  /** Who may see a record by its `AccessStatus`, or by the beginning of it: `{ Closed: "public" }`. */
  accessStatuses?: Record<string, Audience>;
  /** Of the texts, BCP 47. */
  language?: string;
  /** Of CSV files; found out where it is not said. */
  encoding?: "utf-8" | "windows-1252";
  delimiter?: string;
  /** What fields are called in this catalogue: `{ extent: "PhysicalDescription" }`; `""` where there is none. */
  fields?: Partial<CalmFields>;
  /** Fields that are said in words, and what they are about: `{ UserWrapped1: "provenance" }`. */
  statements?: Record<string, About>;
};

/** The options in force. */
export type CalmSettings = {
  name: string;
  folder: string | URL | undefined;
  soap: CalmSoap | undefined;
  audience: Audience;
  accessStatuses: readonly (readonly [string, Audience])[];
  language: string | undefined;
  encoding: "utf-8" | "windows-1252" | undefined;
  delimiter: string;
  fields: CalmFields;
  statements: Record<string, About>;
};

const text = z.string().min(1);
const audience = z.enum(["public", "staff"]);
const webAddress = z.url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://" });

const soap = z.strictObject({
  url: webAddress.refine((url) => !/\/\/[^/]*@/.test(url), "must not have a password in it; give user and password"),
  user: text,
  password: text,
  database: text.optional(),
  everything: text.optional(),
  pauseMs: z.number().min(0).optional(),
  timeoutSeconds: z.number().positive().optional(),
});

const form = z
  .strictObject({
    name: text.optional(),
    folder: z.union([text, z.instanceof(URL)]).optional(),
    soap: soap.optional(),
    audience: audience.optional(),
    accessStatuses: z.record(z.string(), audience).optional(),
    language: text.optional(),
    encoding: z.enum(["utf-8", "windows-1252"]).optional(),
    delimiter: z.string().length(1).optional(),
    fields: z.partialRecord(z.enum(Object.keys(fieldNames) as [CalmField, ...CalmField[]]), z.string()).optional(),
    statements: z.record(z.string(), z.enum(abouts)).optional(),
  })
  .refine(({ folder, soap: service }) => (folder === undefined) !== (service === undefined), {
    message: "give either `folder` or `soap`",
  }) as z.ZodType<CalmOptions>;

/** The options with their defaults. Fault: `config-invalid`. */
export function settingsOf(options: CalmOptions): CalmSettings {
  const given = checkedOptions("calm", form, options);
  const statuses = Object.entries({ ...accessStatuses, ...lowered(given.accessStatuses) });
  return {
    name: given.name ?? "calm",
    folder: given.folder,
    soap: given.soap,
    audience: given.audience ?? "staff",
    accessStatuses: statuses.sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1)),
    language: given.language,
    encoding: given.encoding,
    delimiter: given.delimiter ?? ",",
    fields: { ...fieldNames, ...given.fields },
    statements: { ...statements, ...given.statements },
  };
}

function lowered<T>(table: Record<string, T> = {}): Record<string, T> {
  return Object.fromEntries(Object.entries(table).map(([word, value]) => [word.trim().toLowerCase(), value]));
}
