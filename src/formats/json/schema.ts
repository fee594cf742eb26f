import { entityTypes } from "../../entities/types.ts";
import { abouts, activityTypes, aspects, partAs, qualifiers } from "../../entities/words.ts";
import { factSchema } from "./schema-facts.ts";

const text = { $ref: "#/$defs/text" };
const texts = { type: "array", items: text };
const reference = { $ref: "#/$defs/reference" };
const standing = { enum: ["current", "former", "proposed", "rejected", "alternative"] };
const list = (items: object) => ({ type: "array", items });
const row = (properties: Record<string, object>, required: readonly string[]) => ({
  type: "object",
  properties: { ...properties, standing },
  required: [...required],
});
/** A reference with more said of it, as makers, classifications, parts and images are. */
const referring = (properties: Record<string, object>, required: readonly string[]) => ({
  allOf: [reference, row(properties, required)],
});

/** The JSON Schema (draft 2020-12) of a record in plain JSON, served at `/schemas/record.json`. */
export const recordSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "A record of a thing with a persistent identifier",
  description: "Fields are added, never renamed or taken away.",
  type: "object",
  properties: {
    id: { type: "string", format: "uri", description: "The address of the thing itself." },
    pid: { type: "string", description: "Its persistent identifier." },
    type: { $ref: "#/$defs/entityType" },
    state: { enum: ["active", "stub"], description: "A stub is no longer described by any source." },
    lastSeen: { type: "string", format: "date-time", description: "Of a stub: when a source last described it." },
    label: { type: "string", description: "What it is called." },
    names: list(
      row(
        {
          use: { enum: ["preferred", "alternative", "former", "sort", "short", "search"] },
          value: { type: "string" },
          language: { type: "string", description: "BCP 47." },
          parts: { type: "object", additionalProperties: { type: "string" } },
        },
        ["use", "value"],
      ),
    ),
    numbers: list(
      row(
        {
          scheme: { type: "string" },
          value: { type: "string" },
          status: { enum: [...standing.enum, "duplicate", "wrong", "placeholder"] },
          assigner: reference,
        },
        ["scheme", "value", "status"],
      ),
    ),
    formerIds: list({
      type: "object",
      description: "An identifier that leads here since it was merged into this one.",
      properties: {
        id: { type: "string", format: "uri" },
        pid: { type: "string" },
        since: { type: "string", format: "date-time" },
      },
      required: ["id", "pid", "since"],
    }),
    makers: list(referring({ role: { type: "string" }, qualifier: { enum: [...qualifiers] } }, ["role"])),
    dates: list({ allOf: [{ $ref: "#/$defs/timeSpan" }, row({ of: { enum: [...activityTypes] } }, ["of"])] }),
    classifications: list(referring({ aspect: { enum: [...aspects] } }, ["aspect"])),
    statements: list({ allOf: [text, row({ about: { enum: [...abouts] } }, ["about"])] }),
    measurements: list(
      row({ of: { type: "string" }, values: list({ $ref: "#/$defs/measure" }), display: texts }, ["of", "values"]),
    ),
    locations: list(
      row({ use: { enum: ["usual", "current", "past", "seat", "site"] }, at: reference, custodian: reference }, [
        "use",
      ]),
    ),
    parts: list(referring({ as: { enum: [...partAs] }, order: { type: "number" } }, ["as"])),
    images: list(referring({ role: { enum: ["primary", "detail", "technical", "video"] }, caption: texts }, ["role"])),
    sameAs: list(
      row(
        {
          uri: { type: "string" },
          scheme: { type: "string" },
          match: { enum: ["exact", "close", "broad", "narrow"] },
          status: { enum: ["asserted", "confirmed", "candidate", "rejected", "moved", "dead"] },
        },
        ["uri", "scheme", "match", "status"],
      ),
    ),
    facts: list({ $ref: "#/$defs/fact" }),
    changed: { type: "string", format: "date-time" },
    version: { type: "integer", minimum: 1 },
  },
  required: [
    ...["id", "pid", "type", "state", "label", "names", "numbers", "makers", "dates", "images", "sameAs", "facts"],
    ...["changed", "version"],
  ],
  $defs: {
    entityType: { enum: Object.keys(entityTypes) },
    text: {
      type: "object",
      properties: { value: { type: "string" }, language: { type: "string" }, markup: { const: "html" } },
      required: ["value"],
    },
    reference: {
      type: "object",
      description: "Another thing. Without id it is known only in words.",
      properties: {
        id: { type: "string" },
        type: { $ref: "#/$defs/entityType" },
        label: { type: "string" },
        sameAs: list({ type: "string" }),
      },
      required: ["type", "label"],
    },
    timeSpan: {
      type: "object",
      description: "Bounds are ISO 8601 years, months or days; years are astronomical (-0043 is 44 BC).",
      properties: {
        display: texts,
        earliest: { type: "string" },
        latest: { type: "string" },
        lasting: { type: "boolean" },
        open: { enum: ["start", "end"] },
      },
    },
    measure: {
      type: "object",
      properties: {
        dimension: { type: "string" },
        value: { type: "number" },
        to: { type: "number" },
        unit: { type: "string" },
      },
      required: ["dimension", "value", "unit"],
    },
    fact: factSchema,
  },
} as const;
