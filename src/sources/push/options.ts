import { z } from "zod";
import type { Audience } from "../../entities/facts.ts";
import { checkedOptions } from "../reading/checked-options.ts";

/** A source whose records are sent to it; `name` begins every key (`rooms/record/12`) and must never change. */
export type PushOptions = {
  name?: string;
  /** What it is, for people: `"Room database"`. */
  title?: string;
  /** A folder of records, one a line (`*.jsonl`, `*.ndjson`); none where they come over the API alone. */
  folder?: string | URL;
  /** Of what says neither `public` nor `staff`; `"staff"` unless the museum says otherwise. */
  audience?: Audience;
};

/** The options in force. */
export type PushSettings = { name: string; title: string; folder: string | URL | undefined; audience: Audience };

const form = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, "must be of a-z, 0-9 and -")
    .optional(),
  title: z.string().min(1).optional(),
  folder: z.union([z.string().min(1), z.instanceof(URL)]).optional(),
  audience: z.enum(["public", "staff"]).optional(),
}) as z.ZodType<PushOptions>;

/** The options with their defaults. Fault: `config-invalid`. */
export function settingsOf(options: PushOptions): PushSettings {
  const {
    name = "push",
    title = "Records that are sent",
    folder,
    audience = "staff",
  } = checkedOptions("push", form, options);
  return { name, title, folder, audience };
}
