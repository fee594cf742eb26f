import { z } from "zod";
import type { FactKind } from "../../../entities/facts.ts";
import { abouts, activityTypes, aspects, partAs, predicates } from "../../../entities/words.ts";
import { actor, address, cited, envelope, list, position, ref, text, time, where, words } from "./shapes.ts";

const parts = ["given", "middle", "family", "honorific", "suffix", "subtitle"] as const;
const bytes = z.number().int().positive();

const measure = z.strictObject({ dimension: words, value: z.number(), to: z.number().optional(), unit: words });
const reading = z.strictObject({ how: z.enum(["transcription", "translation", "description"]), text });
const money = z.strictObject({
  amount: z.number().optional(),
  currency: z.string().length(3).optional(),
  display: text,
});

/** What a fact of each kind says, without its envelope. */
const bodies = {
  name: {
    text: list(text),
    use: z.enum(["preferred", "alternative", "former", "sort", "short", "search"]),
    parts: z.partialRecord(z.enum(parts), words).optional(),
    when: time.optional(),
  },
  number: {
    value: words,
    scheme: z.string().regex(/^[a-z][a-z0-9-]*$/, "must be a word such as inventory, loan or isbn"),
    assigner: ref.optional(),
    fault: z.enum(["duplicate", "wrong", "placeholder"]).optional(),
    when: time.optional(),
  },
  statement: { about: z.enum(abouts), text: list(text) },
  classification: { aspect: z.enum(aspects), concept: ref, part: words.optional(), when: time.optional() },
  activity: {
    type: z.enum(activityTypes),
    title: list(text).optional(),
    event: ref.optional(),
    within: words.optional(),
    when: list(time).optional(),
    where: list(where).optional(),
    who: list(actor).optional(),
    used: list(ref).optional(),
    technique: list(ref).optional(),
    price: money.optional(),
    numbers: list(z.strictObject({ value: words, scheme: words })).optional(),
    display: list(text).optional(),
  },
  measurement: {
    of: words,
    values: z.array(measure),
    display: list(text).optional(),
    when: time.optional(),
    approximate: z.boolean().optional(),
  },
  inscription: {
    type: words,
    readings: list(reading),
    position: position.optional(),
    by: actor.optional(),
    when: time.optional(),
  },
  part: {
    whole: ref,
    as: z.enum(partAs),
    inseparable: z.boolean().optional(),
    principal: z.boolean().optional(),
    when: time.optional(),
  },
  subject: {
    ref,
    mode: z.enum(["depicts", "about", "mentions"]),
    role: words.optional(),
    position: position.optional(),
    display: text.optional(),
  },
  citation: cited,
  media: {
    image: ref,
    role: z.enum(["primary", "detail", "technical", "video"]),
    technique: ref.optional(),
    view: words.optional(),
    caption: list(text).optional(),
  },
  placement: {
    use: z.enum(["usual", "current", "past", "seat", "site"]),
    at: ref.optional(),
    state: z.enum(["on-loan", "off-display"]).optional(),
    custodian: ref.optional(),
    position: position.optional(),
    address: text.optional(),
    when: time.optional(),
    display: text.optional(),
  },
  rights: {
    of: z.enum(["object", "media", "record"]),
    sort: z.enum(["copyright", "licence", "access", "reproduction"]),
    uri: z.url().optional(),
    holder: ref.optional(),
    text: list(text).optional(),
    when: time.optional(),
    allows: z.record(words, z.boolean()).optional(),
  },
  relation: { predicate: z.enum(predicates), to: ref, when: time.optional(), display: text.optional() },
  "same-as": {
    uri: z.url(),
    scheme: words,
    match: z.enum(["exact", "close", "broad", "narrow"]),
    status: z.enum(["asserted", "confirmed", "candidate", "rejected", "moved", "dead"]),
    by: words.optional(),
    checked: z.iso.date().optional(),
  },
  content: {
    role: z.enum(["text", "master", "access", "thumbnail", "service", "homepage", "see-also"]),
    html: words.optional(),
    tei: words.optional(),
    url: address.optional(),
    format: z
      .string()
      .regex(/^[a-z]+\/[\w.+-]+$/i, "must be a media type such as image/jpeg")
      .optional(),
    conformsTo: z.url().optional(),
    widthPx: bytes.optional(),
    heightPx: bytes.optional(),
    bytes: bytes.optional(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, "must be 64 digits from 0-9a-f")
      .optional(),
    version: words.optional(),
    language: words.optional(),
    when: time.optional(),
  },
} satisfies Record<FactKind, Record<string, z.ZodType>>;

const kinds = Object.keys(bodies) as FactKind[];

const forms = kinds.map((kind) => z.strictObject({ kind: z.literal(kind), ...envelope, ...bodies[kind] }));

/** The form of a fact: its kind decides what it must say. */
export const factForm = z.discriminatedUnion(
  "kind",
  forms as unknown as [(typeof forms)[number], (typeof forms)[number]],
  {
    error: (issue) => (issue.code === "invalid_union" ? `must be one of the kinds ${kinds.join(", ")}` : undefined),
  },
);
