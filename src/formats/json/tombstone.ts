import { entityTypes } from "../../entities/types.ts";
import type { PublicEnding, PublicEntity } from "../../publish/public-entity.ts";
import type { WriteContext } from "../port.ts";
import { jsonRef } from "./reference.ts";

/** What the plain JSON says of a thing that is no longer described: its last public citation, why and since when, what to see instead, whom to ask. */
export function jsonTombstone(entity: PublicEntity, ending: PublicEnding, { base, institution }: WriteContext) {
  const { reason, date, note, successor } = ending;
  return {
    id: `${base}/${entity.pid}`,
    pid: entity.pid,
    type: entity.type,
    state: entity.state,
    label: entity.label,
    reason,
    date,
    ...(note ? { note } : {}),
    ...(successor ? { successor: jsonRef(successor, base) } : {}),
    contact: institution,
  };
}

/** The JSON Schema (draft 2020-12) of a tombstone, served at `/schemas/tombstone.json`. */
export const tombstoneSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "A thing with a persistent identifier that is no longer described",
  description: "Fields are added, never renamed or taken away.",
  type: "object",
  properties: {
    id: { type: "string", format: "uri", description: "The address of the thing itself." },
    pid: { type: "string", description: "Its persistent identifier." },
    type: { enum: Object.keys(entityTypes) },
    state: { const: "tombstoned" },
    label: { type: "string", description: "What it was last called." },
    reason: { enum: ["published-in-error", "never-ours", "privacy", "rights", "superseded"] },
    date: { type: "string", format: "date-time", description: "Since when it is no longer described." },
    note: { type: "string", description: "More about the reason, in words." },
    successor: {
      type: "object",
      description: "What to see instead.",
      properties: { id: { type: "string" }, type: { enum: Object.keys(entityTypes) }, label: { type: "string" } },
      required: ["type", "label"],
    },
    contact: { type: "string", description: "The institution to ask." },
  },
  required: ["id", "pid", "type", "state", "label", "reason", "date"],
} as const;
