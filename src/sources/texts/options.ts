import { z } from "zod";
import type { Audience } from "../../entities/facts.ts";
import { type EntityType, isEntityType } from "../../entities/types.ts";
import { checkedOptions } from "../reading/checked-options.ts";

/** A git repository whose files are texts. */
export type Repository = {
  /** Its folder; nothing in it is changed, run or fetched. */
  folder: string | URL;
  /** Only what is below this folder of it: `"entries"`. */
  path?: string;
  /** A branch or commit; what is checked out where it is not said. */
  ref?: string;
  /** What a version is: every commit that changed a file (the default), or the state of a file at every tag. */
  versions?: "commits" | "tags";
  /** How long git may take for one answer; default 60. */
  timeoutSeconds?: number;
};

/** The scheme of numbers of each type of thing. */
export type Schemes = Partial<Record<EntityType, string>>;

/** Where texts are and how they are read; `name` begins every key (`texts/text/NG_2024__NG6692_v5`) and must never change. */
export type TextsOptions = {
  name?: string;
  /** A folder of HTML and TEI files. */
  folder?: string | URL;
  repository?: Repository;
  /** `"staff"` unless the museum says otherwise. */
  audience?: Audience;
  /** Of texts that do not say it, BCP 47. */
  language?: string;
  /** What a file's name tells of the work it is about: an expression whose first group is the number, or `false`. */
  numberInName?: string | false;
  /** Of what scheme the numbers are by which texts speak of things, by type: `{ object: "inventory", archive: "refno" }`, the default. */
  schemes?: Schemes;
  /** Where links without a host lead: `"https://museum.example.org/"`. */
  baseUrl?: string;
};

/** The options in force. */
export type TextsSettings = {
  name: string;
  folder: string | URL | undefined;
  repository: Repository | undefined;
  audience: Audience;
  language: string | undefined;
  numberInName: string | undefined;
  schemes: Schemes;
  baseUrl: string | undefined;
};

const word = z.string().min(1);
// What begins with a hyphen would be an option of git.
const gitWord = word.regex(/^[^-\s:~^?*[\\][^\s:?*[\\]*$/, "is no branch, commit or path");

const form = z
  .strictObject({
    name: word.optional(),
    folder: z.union([word, z.instanceof(URL)]).optional(),
    repository: z
      .strictObject({
        folder: z.union([word, z.instanceof(URL)]),
        path: gitWord.optional(),
        ref: gitWord.optional(),
        versions: z.enum(["commits", "tags"]).optional(),
        timeoutSeconds: z.number().positive().optional(),
      })
      .optional(),
    audience: z.enum(["public", "staff"]).optional(),
    language: word.optional(),
    numberInName: z
      .union([z.literal(false), word.refine(isPattern, "is no regular expression with a group")])
      .optional(),
    schemes: z.record(word.refine(isEntityType, "is no type of thing"), word).optional(),
    baseUrl: z
      .url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://" })
      .optional(),
  })
  .refine(({ folder, repository }) => (folder === undefined) !== (repository === undefined), {
    message: "give either `folder` or `repository`",
  }) as z.ZodType<TextsOptions>;

function isPattern(source: string): boolean {
  try {
    return (new RegExp(`${source}|`).exec("")?.length ?? 0) > 1;
  } catch {
    return false;
  }
}

const usualSchemes: Schemes = { object: "inventory", archive: "refno" };

/** As the National Gallery names its entries: `NG_2024__NG6692_v5` is about NG6692. */
const usualNumber = "__([A-Z]{1,5}[0-9][0-9A-Za-z.]*)$";

/** The options with their defaults. Fault: `config-invalid`. */
export function settingsOf(options: TextsOptions): TextsSettings {
  const given = checkedOptions("texts", form, options);
  return {
    name: given.name ?? "texts",
    folder: given.folder,
    repository: given.repository,
    audience: given.audience ?? "staff",
    language: given.language,
    numberInName: given.numberInName === false ? undefined : (given.numberInName ?? usualNumber),
    schemes: { ...usualSchemes, ...given.schemes },
    baseUrl: given.baseUrl,
  };
}
