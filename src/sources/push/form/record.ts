import { z } from "zod";
import type { Audience, FactBody, Said } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import { factForm } from "./facts.ts";
import { entityType, words } from "./shapes.ts";

/** A reference as it is sent: `{ "type": "person", "id": "17" }` is another record of this source. */
export type SentRef = { type: EntityType; label?: string } & ({ id: string } | { uri: string } | { text: string });

/** A fact as it is sent: what it says, and what of its envelope the sender knows. */
export type SentFact = FactBody<SentRef> & Partial<Omit<Said<SentRef>, "from" | "pid">>;

/** A record as it is sent. */
export type SentRecord = {
  id: string;
  type: EntityType;
  audience?: Audience;
  predecessor?: string;
  facts: SentFact[];
};

/** The most facts of one record. */
const mostFacts = 10_000;

const id = words.max(500);
const described = z
  .strictObject({
    id,
    type: entityType,
    audience: z.enum(["public", "staff"]).optional(),
    predecessor: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\/[^/]+\/.+$/, "must be the key of a record, such as tms/object/6183")
      .optional(),
    deleted: z.literal(false).optional(),
    facts: z.array(factForm).max(mostFacts),
  })
  .superRefine(({ facts }, context) => {
    const keys = facts.flatMap(({ key }, index) => (key === undefined ? [] : [{ key, index }]));
    for (const { key, index } of keys)
      if (keys.findIndex((one) => one.key === key) < keys.findIndex((one) => one.index === index))
        context.addIssue({
          code: "custom",
          path: ["facts", index, "key"],
          message: "is the key of an earlier fact too",
        });
  });
const gone = z.strictObject({
  id,
  deleted: z.literal(true),
  type: entityType.optional(),
  facts: z.array(z.unknown()).optional(),
});

/** What was sent: a record, that one is deleted, or what is wrong with it, each fault with its place: `facts.0.use: …`. */
export type Sent = { record: SentRecord } | { deleted: string } | { faults: string[]; id: string | undefined };

/** Holds what was sent to its form. */
export function readSent(sent: unknown): Sent {
  const isDeletion = typeof sent === "object" && sent !== null && "deleted" in sent && sent.deleted === true;
  const read = isDeletion ? gone.safeParse(sent) : described.safeParse(sent);
  if (!read.success) return { faults: read.error.issues.flatMap((issue) => faultsOf(issue, [])), id: idOf(sent) };
  const { data } = read;
  return data.deleted === true ? { deleted: data.id } : { record: data as unknown as SentRecord };
}

function idOf(sent: unknown): string | undefined {
  const read = z.object({ id }).safeParse(sent);
  return read.success ? read.data.id : undefined;
}

function faultsOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): string[] {
  const path = [...above, ...issue.path].join(".");
  return [path === "" ? issue.message : `${path}: ${issue.message}`];
}
