import { z } from "zod";
import type { Audience } from "../../entities/facts.ts";
import {
  type About,
  type ActivityType,
  type Aspect,
  abouts,
  activityTypes,
  aspects,
  type Qualifier,
  qualifiers,
} from "../../entities/words.ts";
import { checkedOptions } from "../reading/checked-options.ts";
import { eventTypes } from "./words/event-types.ts";
import { qualifierWords, type RoleUse, roles } from "./words/roles.ts";
import { classifications, descriptions, numbers, placeholders } from "./words/words.ts";

/**
 * Where LIDO records are and how they are read; `name` begins every key (`lido/object/100529`) and must never change. Words on the
 * left side of every table are compared without regard to case, and may be addresses; what is given is added to the defaults.
 */
export type LidoOptions = {
  name?: string;
  /** A folder of LIDO files; none where another source carries the records. */
  folder?: string | URL;
  /** Of everything, since LIDO does not say: `"staff"` unless the museum says otherwise. */
  audience?: Audience;
  /** Of texts that do not say it, BCP 47. */
  language?: string;
  /** By what a record is known: `recordID` in its `recordWrap` (the default), or `lidoRecID`. */
  key?: "record-id" | "lido-rec-id";
  eventTypes?: Record<string, ActivityType>;
  roles?: Record<string, RoleUse>;
  qualifiers?: Record<string, Qualifier>;
  /** By what a classification of a `type` is. */
  classifications?: Record<string, Aspect>;
  /** What a descriptive note of a `type` is about. */
  descriptions?: Record<string, About>;
  /** The scheme of a `workID` of a `type`; others are `inventory`. */
  numbers?: Record<string, string>;
  /** Actors that are nobody: only their words are kept. */
  placeholders?: readonly string[];
  /** Types of `objectID` by which related works are known here as records. */
  relatedBy?: readonly string[];
};

/** The options in force. */
export type LidoSettings = {
  name: string;
  folder: string | URL | undefined;
  audience: Audience;
  language: string | undefined;
  key: "record-id" | "lido-rec-id";
  eventTypes: Record<string, ActivityType>;
  roles: Record<string, RoleUse>;
  qualifiers: Record<string, Qualifier>;
  classifications: Record<string, Aspect>;
  descriptions: Record<string, About>;
  numbers: Record<string, string>;
  placeholders: readonly string[];
  relatedBy: readonly string[];
};

const text = z.string().min(1);
const qualifier = z.enum(qualifiers);

const form = z.strictObject({
  name: text.optional(),
  folder: z.union([text, z.instanceof(URL)]).optional(),
  audience: z.enum(["public", "staff"]).optional(),
  language: text.optional(),
  key: z.enum(["record-id", "lido-rec-id"]).optional(),
  eventTypes: z.record(text, z.enum(activityTypes)).optional(),
  roles: z.record(text, z.strictObject({ role: text, qualifier: qualifier.optional() })).optional(),
  qualifiers: z.record(text, qualifier).optional(),
  classifications: z.record(text, z.enum(aspects)).optional(),
  descriptions: z.record(text, z.enum(abouts)).optional(),
  numbers: z.record(text, text).optional(),
  placeholders: z.array(text).optional(),
  relatedBy: z.array(text).optional(),
}) as z.ZodType<LidoOptions>;

/** The options with their defaults. Fault: `config-invalid`. */
export function settingsOf(options: LidoOptions): LidoSettings {
  const given = checkedOptions("lido", form, options);
  return {
    name: given.name ?? "lido",
    folder: given.folder,
    audience: given.audience ?? "staff",
    language: given.language,
    key: given.key ?? "record-id",
    eventTypes: { ...eventTypes, ...folded(given.eventTypes) },
    roles: { ...roles, ...folded(given.roles) },
    qualifiers: { ...qualifierWords, ...folded(given.qualifiers) },
    classifications: { ...classifications, ...folded(given.classifications) },
    descriptions: { ...descriptions, ...folded(given.descriptions) },
    numbers: { ...numbers, ...folded(given.numbers) },
    placeholders: [...placeholders, ...(given.placeholders ?? []).map(fold)],
    relatedBy: (given.relatedBy ?? []).map(fold),
  };
}

const folded = <T>(table: Record<string, T> = {}): Record<string, T> =>
  Object.fromEntries(Object.entries(table).map(([word, value]) => [fold(word), value]));

/** A word as it is looked up in tables: addresses too are compared without regard to case. */
function fold(word: string): string {
  return /^https?:/i.test(word) ? word.trim() : word.trim().toLowerCase();
}

/** What a table says of the first of some words that it has; each may be missing. */
export function lookUp<T>(table: Record<string, T>, ...words: readonly (string | undefined)[]): T | undefined {
  for (const word of words) {
    const key = word === undefined ? undefined : fold(word);
    if (key !== undefined && Object.hasOwn(table, key)) return table[key];
  }
  return undefined;
}
