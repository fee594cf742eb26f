import { z } from "zod";
import type { Audience, ContentFact, NameFact, NumberFact, Standing } from "../../entities/facts.ts";
import { type EntityType, isEntityType } from "../../entities/types.ts";
import {
  type About,
  type ActivityType,
  type Aspect,
  abouts,
  activityTypes,
  aspects,
  type PartAs,
  type Predicate,
  partAs,
  predicates,
  type Qualifier,
  qualifiers,
} from "../../entities/words.ts";

/** What every column may say beside its fact. `separator` is between several values in one cell: `";"`. */
type Any = { separator?: string; audience?: Audience; standing?: Standing };
/** What a cell refers to: a row of another table by its key (`to`), else something in words, of a type. */
type Referring = { to?: string; type?: EntityType };

/** What a column is: `{ fact: "number", scheme: "inventory" }`. */
export type Column = Any &
  (
    | { fact: "name"; use?: NameFact["use"]; language?: string }
    | { fact: "number"; scheme: string; fault?: NumberFact<unknown>["fault"]; assigner?: string }
    | { fact: "statement"; about: About; language?: string }
    | ({ fact: "classification"; aspect: Aspect; part?: string } & Referring)
    | ({ fact: "maker"; role?: string; activity?: ActivityType; qualifier?: Qualifier } & Referring)
    | { fact: "date"; activity?: ActivityType; as?: "words" | "begin" | "end" }
    | ({ fact: "place"; activity?: ActivityType; role?: string } & Referring)
    | { fact: "measurement"; dimension: string; unit: string; of?: string }
    | { fact: "same-as"; scheme: string; base?: string }
    | ({ fact: "part"; as: PartAs } & Referring)
    | ({ fact: "relation"; predicate: Predicate } & Referring)
    | ({ fact: "subject"; mode?: "depicts" | "about" | "mentions"; role?: string } & Referring)
    | ({ fact: "citation" } & Referring)
    | ({ fact: "placement"; use?: "usual" | "current" | "past" } & Referring)
    | { fact: "rights"; of?: "object" | "media" | "record"; sort: "copyright" | "licence" | "access" | "reproduction" }
    | { fact: "address"; role: ContentFact["role"]; format?: string }
  );

const word = z.string().min(1);
const any = {
  separator: word.optional(),
  audience: z.enum(["public", "staff"]).optional(),
  standing: z.enum(["current", "former", "proposed", "rejected", "alternative"]).optional(),
};
const referring = {
  ...any,
  to: z
    .string()
    .regex(/^[a-z-]+$/, "must be the name of a table")
    .optional(),
  type: z.string().refine(isEntityType, "is no entity type").optional(),
};
const activity = z.enum(activityTypes).optional();

/** The form of a column. */
export const columnForm = z.discriminatedUnion("fact", [
  z.strictObject({
    fact: z.literal("name"),
    use: z.enum(["preferred", "alternative", "former", "sort", "short", "search"]).optional(),
    language: word.optional(),
    ...any,
  }),
  z.strictObject({
    fact: z.literal("number"),
    scheme: word,
    fault: z.enum(["duplicate", "wrong", "placeholder"]).optional(),
    assigner: word.optional(),
    ...any,
  }),
  z.strictObject({ fact: z.literal("statement"), about: z.enum(abouts), language: word.optional(), ...any }),
  z.strictObject({ fact: z.literal("classification"), aspect: z.enum(aspects), part: word.optional(), ...referring }),
  z.strictObject({
    fact: z.literal("maker"),
    role: word.optional(),
    activity,
    qualifier: z.enum(qualifiers).optional(),
    ...referring,
  }),
  z.strictObject({ fact: z.literal("date"), activity, as: z.enum(["words", "begin", "end"]).optional(), ...any }),
  z.strictObject({ fact: z.literal("place"), activity, role: word.optional(), ...referring }),
  z.strictObject({ fact: z.literal("measurement"), dimension: word, unit: word, of: word.optional(), ...any }),
  z.strictObject({ fact: z.literal("same-as"), scheme: word, base: word.optional(), ...any }),
  z.strictObject({ fact: z.literal("part"), as: z.enum(partAs), ...referring }),
  z.strictObject({ fact: z.literal("relation"), predicate: z.enum(predicates), ...referring }),
  z.strictObject({
    fact: z.literal("subject"),
    mode: z.enum(["depicts", "about", "mentions"]).optional(),
    role: word.optional(),
    ...referring,
  }),
  z.strictObject({ fact: z.literal("citation"), ...referring }),
  z.strictObject({ fact: z.literal("placement"), use: z.enum(["usual", "current", "past"]).optional(), ...referring }),
  z.strictObject({
    fact: z.literal("rights"),
    of: z.enum(["object", "media", "record"]).optional(),
    sort: z.enum(["copyright", "licence", "access", "reproduction"]),
    ...any,
  }),
  z.strictObject({
    fact: z.literal("address"),
    role: z.enum(["text", "master", "access", "thumbnail", "service", "homepage", "see-also"]),
    format: word.optional(),
    ...any,
  }),
]);
