import { z } from "zod";
import type { Audience } from "../../entities/facts.ts";
import { checkedOptions } from "../reading/checked-options.ts";

/** An SRU server (Library of Congress, versions 1.1, 1.2 and 2.0), and what is asked of it. */
export type Sru = {
  /** Without parameters: `"https://library.example.org/sru/catalogue"`. */
  url: string;
  /** In CQL; default `cql.allRecords=1`. */
  query?: string;
  version?: "1.1" | "1.2" | "2.0";
  /** Default `marcxml`. */
  recordSchema?: string;
  /** At once; default 100. */
  maximumRecords?: number;
  /** The index of the day of a record's last change, and whether days are `2026-11-24` there (the default) or `20261124`. */
  changes?: { index: string; days?: "extended" | "basic" };
  /** The index of field 001: deletions are asked for by it. `{ index: "rec.id" }` */
  missing?: { index: string };
  /** Between two requests; default 0. */
  pauseMs?: number;
  /** How long an answer may take; default 60. */
  timeoutSeconds?: number;
};

/** Which subfields of a field tell of a copy: `{ shelfMark: "khijm", location: "bc", id: "p" }`; each code is tried in turn. */
export type CopyFields = { shelfMark: string; location?: string; id?: string; number?: string; note?: string };

/** Where a library's records are, or neither where another source carries them, and how they are read; `name` begins every key (`marc/bib/ocm00692496`) and must never change. */
export type MarcOptions = {
  name?: string;
  /** A folder of exports in ISO 2709 or MARCXML. */
  folder?: string | URL;
  sru?: Sru;
  /** What a record's key ends in: `"{001}"` (the default), `"{003}-{001}"`, `"{999$c}"`; or by its kind. */
  key?: string | { bib?: string; authority?: string; holdings?: string };
  /** Of all that no rule hides: `"staff"` unless the library says otherwise. */
  audience?: Audience;
  /** Records that are staff's: those with this subfield, or with this value in it: `["942$n=1"]`. */
  hidden?: readonly string[];
  /** Of notes, where 040 $b does not say it, BCP 47. */
  language?: string;
  /** Fields that tell of copies beside 852: `{ "952": { shelfMark: "o", location: "ac", id: "9" } }`; `{ "852": false }` for none. */
  copies?: Record<string, CopyFields | false>;
};

/** The options in force. */
export type MarcSettings = {
  name: string;
  folder: string | URL | undefined;
  sru: Sru | undefined;
  key: Readonly<Record<"bib" | "authority" | "holdings", string>>;
  audience: Audience;
  hidden: readonly string[];
  language: string | undefined;
  copies: Readonly<Record<string, CopyFields | false>>;
};

const text = z.string().min(1);
const count = z.number().int().positive();
const codes = z.string().regex(/^[a-z0-9]+$/, "must be codes of subfields, such as “khi”");
const pattern = z
  .string()
  .regex(
    /^[^{}]*\{(00\d|[1-9]\d\d\$\w|0[1-9]\d\$\w)\}([^{}]|\{(00\d|[1-9]\d\d\$\w|0[1-9]\d\$\w)\})*$/,
    "must name a field in braces, such as {001} or {999$c}",
  );
const webAddress = z.url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://" });
const index = z.string().regex(/^[\w.-]+$/, "must be the name of an index in CQL");

const sru = z.strictObject({
  url: webAddress.refine((url) => !/\/\/[^/]*@|[?#]/.test(url), "must have no password and no parameters in it"),
  query: text.optional(),
  version: z.enum(["1.1", "1.2", "2.0"]).optional(),
  recordSchema: text.optional(),
  maximumRecords: count.optional(),
  changes: z.strictObject({ index, days: z.enum(["extended", "basic"]).optional() }).optional(),
  missing: z.strictObject({ index }).optional(),
  pauseMs: z.number().min(0).optional(),
  timeoutSeconds: z.number().positive().optional(),
});

const copyFields = z.strictObject({
  shelfMark: codes,
  location: codes.optional(),
  id: codes.optional(),
  number: codes.optional(),
  note: codes.optional(),
});

const form = z
  .strictObject({
    name: text.optional(),
    folder: z.union([text, z.instanceof(URL)]).optional(),
    sru: sru.optional(),
    key: z
      .union([
        pattern,
        z.strictObject({ bib: pattern.optional(), authority: pattern.optional(), holdings: pattern.optional() }),
      ])
      .optional(),
    audience: z.enum(["public", "staff"]).optional(),
    hidden: z.array(z.string().regex(/^\d{3}\$\w(=.+)?$/, "must be a subfield, such as “942$n=1”")).optional(),
    language: text.optional(),
    copies: z
      .record(
        z.string().regex(/^\d{3}$/),
        z.union([copyFields, z.literal(false)], "must be false, or subfields such as { shelfMark: “o”, id: “9” }"),
      )
      .optional(),
  })
  .refine(({ folder, sru: server }) => folder === undefined || server === undefined, {
    message: "give either `folder` or `sru`, not both",
  })
  .refine(({ sru: server, key }) => server?.missing === undefined || key === undefined || key === "{001}", {
    message: "`sru.missing` needs keys of {001} alone",
  }) as z.ZodType<MarcOptions>;

/** The holding of MARC 21: call number, place, barcode, copy number, note for all. */
const standard: CopyFields = { shelfMark: "khijm", location: "abc", id: "p", number: "t", note: "z" };

/** The options with their defaults. Fault: `config-invalid`. */
export function settingsOf(options: MarcOptions): MarcSettings {
  const { key = "{001}", ...given } = checkedOptions("marc", form, options);
  const usual = { bib: "{001}", authority: "{001}", holdings: "{001}" };
  return {
    name: given.name ?? "marc",
    folder: given.folder,
    sru: given.sru,
    key: typeof key === "string" ? { bib: key, authority: key, holdings: key } : { ...usual, ...key },
    audience: given.audience ?? "staff",
    hidden: given.hidden ?? [],
    language: given.language,
    copies: { "852": standard, ...given.copies },
  };
}
