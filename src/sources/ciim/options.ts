import { z } from "zod";
import type { Audience, NumberFact, Standing } from "../../entities/facts.ts";
import { checkedOptions } from "../reading/checked-options.ts";
import { type NumberUse, numberUses, usualPatterns } from "./number-uses.ts";

/** Where the Elasticsearch index of a CIIM is, and how it is asked. */
export type CiimIndex = {
  /** Of Elasticsearch, without the index: `"https://data.example.org/es"`. */
  url: string;
  /** `"public"`. */
  index: string;
  user?: string;
  password?: string;
  /** Which records, as an Elasticsearch query; all of them where it is not said. */
  query?: Record<string, unknown>;
  /** What records are put in order by, for pages: a field that every record has, and no two alike. */
  sort?: string;
  /** Records in an answer; default 100. */
  pageSize?: number;
  /** Between two requests; default 0. */
  pauseMs?: number;
  /** How long an answer may take; default 60. */
  timeoutSeconds?: number;
};

/** Which numbers of objects are of a class of their own, by how they are written: `{ pattern: "^L\\d", scheme: "loan" }`. */
export type NumberPattern = { pattern: string; scheme?: string; fault?: NumberFact<unknown>["fault"] };

/** Where CIIM's records are and how they are read; `name` begins every key (`ciim/object/6183`) and must never change. */
export type CiimOptions = {
  name?: string;
  /** A folder of search responses (`.json`) or of their hits, one a line (`.ndjson`). */
  folder?: string | URL;
  /** Of records of which neither the record nor its index says it: `"staff"` unless the museum says otherwise. */
  audience?: Audience;
  /** Indexes whose records are public; those called `public` or `…-public` unless it is said. */
  publicIndexes?: string[];
  /** Of the texts, BCP 47. */
  language?: string;
  /** Whether the identifiers that CIIM issued become the PIDs here (the default). */
  adopt?: boolean;
  /** Where media are served: what `@processed` calls their location is relative to it. */
  mediaUrl?: string;
  /** What types of identifier are: `{ "Loan Number": { scheme: "loan", standing: "former" } }`; a type that is not named is a scheme of its own. */
  numbers?: Record<string, NumberUse>;
  numberPatterns?: NumberPattern[];
} & Partial<CiimIndex>;

/** The options in force. */
export type CiimSettings = {
  name: string;
  folder: string | URL | undefined;
  service: CiimIndex | undefined;
  audience: Audience;
  publicIndexes: readonly string[] | undefined;
  language: string | undefined;
  adopt: boolean;
  mediaUrl: string | undefined;
  numbers: Readonly<Record<string, NumberUse>>;
  numberPatterns: readonly NumberPattern[];
};

const text = z.string().min(1);
const audience = z.enum(["public", "staff"]);
const webAddress = z
  .url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://" })
  .refine((url) => !/\/\/[^/]*@/.test(url), "must not have a password in it; give user and password");
const standings: readonly Standing[] = ["current", "former", "proposed", "rejected", "alternative"];
const fault = z.enum(["duplicate", "wrong", "placeholder"]);
const pattern = text.refine(isPattern, "is no regular expression");

const form = z
  .strictObject({
    name: text.optional(),
    folder: z.union([text, z.instanceof(URL)]).optional(),
    audience: audience.optional(),
    publicIndexes: z.array(text).optional(),
    language: text.optional(),
    adopt: z.boolean().optional(),
    mediaUrl: webAddress.optional(),
    numbers: z
      .record(
        z.string(),
        z.strictObject({
          scheme: text,
          standing: z.enum(standings).optional(),
          assigned: z.boolean().optional(),
          fault: fault.optional(),
          audience: audience.optional(),
        }),
      )
      .optional(),
    numberPatterns: z.array(z.strictObject({ pattern, scheme: text.optional(), fault: fault.optional() })).optional(),
    url: webAddress.optional(),
    index: text.regex(/^[^/?#\s]+$/, "must be the name of an index").optional(),
    user: text.optional(),
    password: text.optional(),
    query: z.record(z.string(), z.unknown()).optional(),
    sort: text.optional(),
    pageSize: z.int().min(1).max(10_000).optional(),
    pauseMs: z.number().min(0).optional(),
    timeoutSeconds: z.number().positive().optional(),
  })
  .refine(({ folder, url }) => (folder === undefined) !== (url === undefined), {
    message: "give either `folder` or `url`",
  })
  .refine(({ url, index }) => (url === undefined) === (index === undefined), {
    message: "`url` and `index` go together",
  }) as z.ZodType<CiimOptions>;

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) !== undefined;
  } catch {
    return false;
  }
}

/** The options with their defaults. Fault: `config-invalid`. */
export function settingsOf(options: CiimOptions): CiimSettings {
  const given = checkedOptions("ciim", form, options);
  const {
    name,
    folder,
    audience: by,
    publicIndexes,
    language,
    adopt,
    mediaUrl,
    numbers,
    numberPatterns,
    ...service
  } = given;
  const { url, index } = service;
  return {
    name: name ?? "ciim",
    folder,
    service: url !== undefined && index !== undefined ? { ...service, url, index } : undefined,
    audience: by ?? "staff",
    publicIndexes,
    language,
    adopt: adopt ?? true,
    mediaUrl,
    numbers: { ...numberUses, ...lowered(numbers) },
    numberPatterns: numberPatterns ?? usualPatterns,
  };
}

function lowered<T>(table: Record<string, T> = {}): Record<string, T> {
  return Object.fromEntries(Object.entries(table).map(([word, value]) => [word.trim().toLowerCase(), value]));
}
