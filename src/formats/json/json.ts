import type { Format } from "../port.ts";
import { jsonRecord } from "./record.ts";
import { recordSchema } from "./schema.ts";
import { jsonTombstone, tombstoneSchema } from "./tombstone.ts";

/** A record holds to the one schema, a tombstone to the other. */
const eitherSchema = {
  $schema: recordSchema.$schema,
  $defs: recordSchema.$defs,
  if: { properties: { state: { const: "tombstoned" } }, required: ["state"] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: tombstoneSchema,
  else: recordSchema,
};

/** Plain JSON: a contract, described by `recordSchema` and, of what has ended, `tombstoneSchema`. Fields are added, never renamed. */
export const json: Format = {
  name: "json",
  title: "JSON",
  extension: "json",
  contentType: "application/json",
  accepts: ["application/json"],
  profile: { uri: "https://www.rfc-editor.org/rfc/rfc8259", token: "json" },
  types: "all",
  revised: "2026-11-23",
  tellsEndings: true,
  losses: [],
  validity: [
    {
      by: "json-schema",
      title: "JSON that holds to /schemas/record.json, of a tombstone to /schemas/tombstone.json",
      schema: eitherSchema,
    },
  ],
  write: (entity, context) => {
    const { ending } = entity;
    const said = ending ? jsonTombstone(entity, ending, context) : jsonRecord(entity, context.base);
    return `${JSON.stringify(said, undefined, 2)}\n`;
  },
};
