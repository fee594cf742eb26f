import type { Format } from "../port.ts";
import { jsonRecord } from "./record.ts";
import { recordSchema } from "./schema.ts";
import { jsonTombstone } from "./tombstone.ts";

/** Plain JSON: a contract, described by `recordSchema`. Fields are added, never renamed. */
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
  validity: [{ by: "json-schema", title: "JSON that holds to /schemas/record.json", schema: recordSchema }],
  write: (entity, context) => {
    const { ending } = entity;
    const said = ending ? jsonTombstone(entity, ending, context) : jsonRecord(entity, context.base);
    return `${JSON.stringify(said, undefined, 2)}\n`;
  },
};
