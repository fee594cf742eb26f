/** The form of a configuration file. */
import { z } from "zod";
import { isFactWord } from "../entities/authority.ts";
import { type EntityType, entityTypes } from "../entities/types.ts";
import { isKeyPattern } from "../sources/equivalence.ts";
import type { Source } from "../sources/port.ts";
import { address, mail } from "./address.ts";
import { oaiForm } from "./oai.ts";
import { isSchedule } from "./schedule.ts";

/** Whether an address names something of this machine. */
export const ofThisMachine = ({ protocol }: URL) => protocol === "file:";
const folder = z.union([z.string().min(1), z.instanceof(URL).refine(ofThisMachine, "is not a file: address")]);
/** Where PIDs are printed under. */
export const namespace = address.refine((text) => !/[?#@]/.test(text), "holds a query, a fragment or a user name");
/** Digits and consonants but l (draft-kunze-ark, section 2.3); registered ones have five. */
const assigner = z.string().regex(/^[0-9b-df-hjkmnp-tv-xz]{5,16}$/i, "is not a name assigner's number, such as 12345");
const perMinute = z.number().int().min(1).max(1_000_000);
const keyPattern = z.string().refine(isKeyPattern, "is not a source key with one {id} in it, such as tms/object/{id}");
const authority = z.partialRecord(
  z.enum(["*", ...(Object.keys(entityTypes) as EntityType[])]),
  z.record(
    z.string().refine(isFactWord, "is not a kind of fact, such as placement or number:inventory"),
    z.array(z.string()).min(1),
  ),
);
const share = z.number().min(0).max(1);
const rules = z.strictObject({
  guard: z
    .strictObject({ vanish: share.optional(), change: share.optional(), atLeast: z.number().int().min(0).optional() })
    .optional(),
  quarantineDays: z.number().min(0).max(3650).optional(),
  merges: z.enum(["propose", "merge"]).optional(),
  schedule: z
    .string()
    .refine(isSchedule, "is not a cron expression, such as 0 2 * * * for every night at two (UTC)")
    .optional(),
});
/** The form of what a configuration file says. */
export const shape = z.strictObject({
  institution: z.string().min(1),
  sources: z
    .array(
      z.union([
        z.custom<Source>(isSource, "is not a source; use a helper such as tms({ folder })"),
        z.strictObject({ from: folder }),
      ]),
    )
    .min(1),
  authority: authority.optional(),
  equivalences: z.array(z.strictObject({ from: keyPattern, to: keyPattern })).optional(),
  harvest: z.record(z.string(), rules).optional(),
  images: folder.optional(),
  institutionUri: address.optional(),
  contact: mail.optional(),
  licence: address.optional(),
  rights: z.partialRecord(z.enum(Object.keys(entityTypes) as [EntityType, ...EntityType[]]), address).optional(),
  oai: oaiForm.optional(),
  schemas: folder.optional(),
  fallbackUrl: namespace.optional(),
  baseUrl: namespace.optional(),
  naan: assigner.optional(),
  port: z.number().int().min(0).max(65535).optional(),
  host: z.string().min(1).optional(),
  data: folder.optional(),
  secondLocation: z.strictObject({ folder, acknowledge: z.enum(["both", "first"]).default("both") }).optional(),
  rateLimit: z.strictObject({ perKey: perMinute.optional(), perAddress: perMinute.optional() }).optional(),
  trustProxy: z.boolean().optional(),
  webhooks: z.strictObject({ inside: z.boolean().optional() }).optional(),
});

/** The keys of a configuration file. */
export const configurationKeys: readonly string[] = Object.keys(shape.shape);

/** Whether something is a source: it has a name, and can be read and described. */
export function isSource(value: unknown): boolean {
  return typeof value === "object" && value !== null && "name" in value && "read" in value && "describe" in value;
}

/** A fault of the form in words, with its place. */
export function faultOf(issue: z.core.$ZodIssue): string {
  const place = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    const known = configurationKeys.join(", ");
    return `unknown key ${issue.keys.map((key) => `“${key}”`).join(", ")}${place ? ` in ${place}` : ""}; known keys: ${known}`;
  }
  return place ? `${place}: ${issue.message}` : issue.message;
}
