import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { endpoints } from "../../src/formats/linked-art/endpoints.ts";
import { sharedFolder } from "../shared-folder.ts";

let validators: Map<string, ValidateFunction> | undefined;

/** The validators of the official JSON Schemas in ../shared (Linked Art 1.0), by endpoint; read once. */
function readValidators(): Map<string, ValidateFunction> {
  const folder = join(sharedFolder ?? "", "schemas/linked-art/schema-1.0");
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const file of readdirSync(folder)) ajv.addSchema(JSON.parse(readFileSync(join(folder, file), "utf8")));
  const entries = [...new Set(Object.values(endpoints))].map((name): [string, ValidateFunction] => {
    const validate = ajv.getSchema(`https://linked.art/api/1.0/schema/${name}`);
    if (!validate) throw new Error(`the schema has no endpoint ${name}`);
    return [name, validate];
  });
  return new Map(entries);
}

/** What the Linked Art 1.0 schema of its endpoint has against a document, a line a fault. */
export function linkedArtFaults(text: string): string[] {
  validators ??= readValidators();
  const document = JSON.parse(text);
  const validate = validators.get(endpoints[document.type] ?? "");
  if (!validate) return [`${document.type} has no endpoint`];
  if (validate(document)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${document.type} ${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
