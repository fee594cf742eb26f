import { Problem } from "../../errors.ts";
import { recordSchema } from "../../formats/json/schema.ts";
import type { AccessPoint } from "../port.ts";

/** `/schemas/record.json`: the JSON Schema that every `.json` document holds to. */
export function schemas(): AccessPoint {
  return {
    name: "schemas",
    segments: ["schemas"],
    async handle({ path }) {
      if (path !== "/schemas/record.json")
        throw new Problem("not-found", "The schema of records is at /schemas/record.json.");
      const headers = { "content-type": "application/schema+json", "cache-control": "public, max-age=3600" };
      return { status: 200, headers, body: `${JSON.stringify(recordSchema, null, 2)}\n` };
    },
  };
}
