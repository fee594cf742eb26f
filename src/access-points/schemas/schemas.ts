import { Problem } from "../../errors.ts";
import { recordSchema } from "../../formats/json/schema.ts";
import { tombstoneSchema } from "../../formats/json/tombstone.ts";
import type { AccessPoint } from "../port.ts";

const known = new Map<string, object>([
  ["/schemas/record.json", recordSchema],
  ["/schemas/tombstone.json", tombstoneSchema],
]);

/** `/schemas/record.json` and `/schemas/tombstone.json`: the JSON Schemas that every `.json` document holds to. */
export function schemas(): AccessPoint {
  return {
    name: "schemas",
    segments: ["schemas"],
    async handle({ path }) {
      const schema = known.get(path);
      if (!schema) throw new Problem("not-found", `There are these schemas: ${[...known.keys()].join(", ")}.`);
      const headers = { "content-type": "application/schema+json", "cache-control": "public, max-age=3600" };
      return { status: 200, headers, body: `${JSON.stringify(schema, null, 2)}\n` };
    },
  };
}
