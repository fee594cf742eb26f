import { z } from "zod";
import type { Audience } from "../../entities/facts.ts";
import { checkedOptions } from "../reading/checked-options.ts";
import { columnsForm, namedColumns, schemeForm } from "../reading/column-names.ts";
import * as usual from "./naming/defaults.ts";
import type { NamePattern, Naming, Technique } from "./naming/naming.ts";

/** The list beside the images, which says more of them than the files do; `columns` is what it calls its columns. */
export type ImageList = { file?: string; columns?: Record<string, string | string[]>; delimiter?: string };

/** Where images are and how their names are read; `name` begins every key (`images/content/9f86…`) and must never change. */
export type ImagesOptions = {
  name?: string;
  folder: string | URL;
  /** By what an image is known: what is in the file, where it is, or its name alone. Never change it. */
  key?: "content" | "path" | "name";
  /** `images.csv` in the folder, where there is one. */
  metadata?: ImageList;
  /** There are no files to read: the list is all there is. */
  listOnly?: boolean;
  audience?: Audience;
  /** Of titles and captions, BCP 47. */
  language?: string;
  /** What the numbers in names are numbers of: `"inventory"`. */
  scheme?: string;
  patterns?: (Omit<NamePattern, "pattern"> & { pattern: RegExp | string })[];
  prefixes?: Record<string, string>;
  techniques?: Record<string, Technique>;
  endings?: string[];
  extensions?: string[];
  /** A file that remembers what was read of unchanged files. */
  cache?: string | URL;
  /** Where the files are on the web: a path after it is an image's address. */
  base?: string;
};

/** The options in force. */
export type ImagesSettings = {
  name: string;
  folder: string | URL;
  key: "content" | "path" | "name";
  list: { file: string; must: boolean; columns: Record<string, readonly string[]>; delimiter: string };
  listOnly: boolean;
  audience: Audience;
  language: string | undefined;
  scheme: string;
  naming: Naming;
  extensions: readonly string[];
  cache: string | URL | undefined;
  base: string | undefined;
};

const text = z.string().min(1);
const place = z.union([text, z.instanceof(URL)]);
const role = z.enum(["primary", "detail", "technical"]);
const expression = z.union([z.instanceof(RegExp), text.refine(isExpression, "is no regular expression")]);
const named = /\(\?<(?:number|inventory)>/;

const pattern = z
  .strictObject({
    name: text,
    pattern: expression,
    on: z.enum(["name", "folder"]).optional(),
    prefix: z.string().optional(),
    as: text.optional(),
    role: role.optional(),
  })
  .refine(({ pattern: given, as }) => as !== undefined || named.test(sourceOf(given)), {
    message: "the pattern has no group `number` or `inventory`, and there is no `as`",
  });

const form = z
  .strictObject({
    name: text.optional(),
    folder: place,
    key: z.enum(["content", "path", "name"]).optional(),
    metadata: z
      .strictObject({
        file: text.optional(),
        columns: columnsForm(usual.columns),
        delimiter: z.string().length(1).optional(),
      })
      .optional(),
    listOnly: z.boolean().optional(),
    audience: z.enum(["public", "staff"]).optional(),
    language: text.optional(),
    scheme: schemeForm.optional(),
    patterns: z.array(pattern).optional(),
    prefixes: z.record(z.string(), z.string()).optional(),
    techniques: z
      .record(
        z.string(),
        z.strictObject({
          words: text.optional(),
          uri: z.url().optional(),
          role: role.optional(),
          view: text.optional(),
        }),
      )
      .optional(),
    endings: z.array(text).optional(),
    extensions: z
      .array(z.string().regex(/^[a-z0-9]+$/i, "must be the end of a name without its point, such as tif"))
      .optional(),
    cache: place.optional(),
    base: z.url({ protocol: /^https?$/ }).optional(),
  })
  .refine(({ key, listOnly }) => !(listOnly && key === "content"), {
    message: "a list alone does not tell what is in the files: `key` must be `path` or `name`",
  }) as z.ZodType<ImagesOptions>;

const extensions = ["tif", "tiff", "jpg", "jpeg", "png", "jp2", "webp", "gif", "bmp", "psd"];

/** The options with their defaults. Fault: `config-invalid`. */
export function settingsOf(options: ImagesOptions): ImagesSettings {
  const given = checkedOptions("images", form, options);
  const { listOnly = false, metadata = {} } = given;
  return {
    name: given.name ?? "images",
    folder: given.folder,
    key: given.key ?? (listOnly ? "path" : "content"),
    list: {
      file: metadata.file ?? "images.csv",
      must: listOnly || metadata.file !== undefined,
      columns: namedColumns(usual.columns, metadata.columns),
      delimiter: metadata.delimiter ?? ",",
    },
    listOnly,
    audience: given.audience ?? "staff",
    language: given.language,
    scheme: given.scheme ?? "inventory",
    naming: {
      patterns: given.patterns?.map((one) => ({ ...one, pattern: compiled(one.pattern) })) ?? usual.patterns,
      prefixes: given.prefixes ?? usual.prefixes,
      techniques: { ...usual.techniques, ...given.techniques },
      endings: given.endings ?? usual.endings,
    },
    extensions: given.extensions ?? extensions,
    cache: given.cache,
    base: given.base,
  };
}

/** What changes what an image says: a part of the source's revision. */
export function mappingOf({ audience, language, scheme, naming, list, base }: ImagesSettings): string {
  const patterns = naming.patterns.map((one) => ({ ...one, pattern: String(one.pattern) }));
  return JSON.stringify([audience, language, scheme, { ...naming, patterns }, list.columns, base]);
}

/** Without flags that remember where the last match was. */
const compiled = (given: RegExp | string) =>
  typeof given === "string" ? new RegExp(given, "i") : new RegExp(given.source, given.flags.replace(/[gy]/g, ""));

const sourceOf = (given: RegExp | string) => (typeof given === "string" ? given : given.source);

function isExpression(given: string): boolean {
  try {
    return new RegExp(given) instanceof RegExp;
  } catch {
    return false;
  }
}
