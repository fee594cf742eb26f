/** The shapes that requests and answers are made of: they validate, and the OpenAPI document is made from them. */
import { z } from "zod";
import { entityTypes } from "../../entities/types.ts";
import { problemTable } from "../../errors.ts";
import { pidStates } from "../../registry/port.ts";

/** No control characters, and no half of a surrogate pair: two texts that differ in one would be kept as the same. */
const signs = " -~\u00a0-\ud7ff\ue000-\u{10ffff}";
const lineOf = (most: number) =>
  z
    .string()
    .max(most)
    .regex(new RegExp(`^[${signs}]+$`, "u"), "is not one line of text");

/** Some words for the log or the public, several lines perhaps. */
export const words = z
  .string()
  .max(4000)
  .regex(new RegExp(`^[${signs}\\t\\n\\r]+$`, "u"), "is no text")
  .refine((text) => text.trim() !== "", "says nothing");

/** `"tms/object/6183"`: the source, and what it calls the record. */
export const sourceKey = z
  .string()
  .max(1000)
  .regex(new RegExp(`^[a-z][a-z0-9-]*/[${signs}]+$`, "u"), "is no source key such as tms/object/6183");

/** An identifier, in any spelling. */
export const anyPid = lineOf(200);

export const number = lineOf(500);
export const scheme = lineOf(100);
export const requestName = lineOf(200);
export const entityType = z.enum(Object.keys(entityTypes) as [keyof typeof entityTypes]).meta({ id: "EntityType" });
export const pidState = z.enum(pidStates).meta({ id: "State" });

/** What a stranger may be told and staff are. */
export const standing = z.object({
  pid: z.string(),
  state: pidState,
  into: z.union([z.string(), z.array(z.string())]).optional(),
});

/** A problem document (RFC 9457). */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.enum(Object.keys(problemTable) as [keyof typeof problemTable]).optional(),
  })
  .meta({ id: "Problem" });

/** How many a page has, and after what it begins. */
export const page = {
  limit: z
    .string()
    .regex(/^([1-9]\d{0,2}|1000)$/, "is no number from 1 to 1000")
    .optional(),
};

/** A page's length where none was asked for is 500. */
export function lengthOf({ limit = "500" }: { limit?: string | undefined }): number {
  return Number(limit);
}
