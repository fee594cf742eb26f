import { z } from "zod";
import { type EntityType, entityTypes, isEntityType } from "../../../entities/types.ts";
import { qualifiers } from "../../../entities/words.ts";

/** Words that hold something. */
export const words = z.string().regex(/\S/, "must not be empty");
/** How often and how deep lists go. */
export const list = <T extends z.ZodType>(of: T) => z.array(of).min(1).max(1000);
/** The address of a page or file. */
export const address = z.url({
  protocol: /^https?$/,
  error: "must be an address that begins with http:// or https://",
});

const language = words.refine((tag) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}, "must be a language as in BCP 47, such as en or ja-Latn");

/** Words in a language: `{ "value": "Kite", "language": "en" }`. */
export const text = z.strictObject({
  value: words,
  language: language.optional(),
  markup: z.literal("html").optional(),
});

/** A type of thing. */
export const entityType = z.custom<EntityType>(
  (word) => typeof word === "string" && isEntityType(word),
  `must be a type of thing: ${Object.keys(entityTypes).join(", ")}`,
);

/** A reference to another record of this source, to something by its address, or in words. */
export const ref = z.union(
  [
    z.strictObject({ type: entityType, id: words, label: words.optional() }),
    z.strictObject({ type: entityType, uri: z.url(), label: words.optional() }),
    z.strictObject({ type: entityType, text: words, label: words.optional() }),
  ],
  'must be a type with one of id, uri and text: {"type": "person", "id": "17"}',
);

const day = z
  .string()
  .regex(
    /^-?\d{4,6}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    "must be a year, month or day: 1889, 1889-05, 1889-05-04, -0043",
  );

/** When something was; `latest` is never before `earliest`. */
export const time = z
  .strictObject({
    display: list(text).optional(),
    earliest: day.optional(),
    latest: day.optional(),
    lasting: z.boolean().optional(),
    open: z.enum(["start", "end"]).optional(),
    circa: z.boolean().optional(),
    uncertain: z.boolean().optional(),
    extent: z.literal("bulk").optional(),
    calendar: z.literal("julian").optional(),
  })
  .refine(({ earliest, latest }) => !earliest || !latest || !isAfter(earliest, latest), "ends before it starts");

/** Whether one day is after all of another: `1889-05` is not after `1889`. */
function isAfter(one: string, other: string): boolean {
  const [from, to] = [partsOf(one), partsOf(other)];
  for (let at = 0; at < Math.min(from.length, to.length); at++)
    if (from[at] !== to[at]) return (from[at] ?? 0) > (to[at] ?? 0);
  return false;
}

const partsOf = (date: string) => {
  const [, year = "", month, dayOfMonth] = /^(-?\d+)(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? [];
  return [year, month, dayOfMonth].filter((part) => part !== undefined).map(Number);
};

/** A place in a publication. */
export const cited = {
  publication: ref,
  pages: words.optional(),
  number: words.optional(),
  figure: words.optional(),
  illustrated: z.boolean().optional(),
  rank: words.optional(),
  note: text.optional(),
};

/** What may be said about a fact, or about a link within one. */
export const envelope = {
  key: words.max(200).optional(),
  audience: z.enum(["public", "staff"]).optional(),
  audienceWhen: z.strictObject({ from: z.iso.date().optional(), until: z.iso.date().optional() }).optional(),
  standing: z.enum(["current", "former", "proposed", "rejected", "alternative"]).optional(),
  certainty: z.enum(["probable", "possible"]).optional(),
  said: z
    .strictObject({
      by: ref.optional(),
      when: time.optional(),
      in: z.strictObject(cited).optional(),
      note: text.optional(),
    })
    .optional(),
  order: z.number().int().min(0).optional(),
  sourceWord: words.optional(),
};

/** Somebody in a role. */
export const actor = z.strictObject({
  ...envelope,
  agent: ref,
  role: words,
  qualifier: z.enum(qualifiers).optional(),
  display: text.optional(),
  when: time.optional(),
  share: words.optional(),
});

/** Somewhere in a role. */
export const where = z.strictObject({ ...envelope, place: ref, role: words.optional() });

const surface = z.strictObject({
  on: z.literal("surface"),
  unit: z.enum(["mm", "px", "percent"]),
  x: z.number(),
  y: z.number(),
  w: z.number().positive().optional(),
  h: z.number().positive().optional(),
  side: z.enum(["front", "back", "edge"]).optional(),
});

/** Where on a surface, on earth or in a plan, or in words. */
export const position = z.discriminatedUnion("on", [
  surface,
  z.strictObject({ on: z.enum(["earth", "plan"]), wkt: words, plan: ref.optional() }),
  z.strictObject({ on: z.literal("words"), text }),
]);
