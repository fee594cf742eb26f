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
  const entries = [...new Set([...Object.values(endpoints), "provenance.json"])].map(
    (name): [string, ValidateFunction] => {
      const validate = ajv.getSchema(`https://linked.art/api/1.0/schema/${name}`);
      if (!validate) throw new Error(`the schema has no endpoint ${name}`);
      return [name, validate];
    },
  );
  return new Map(entries);
}

/** What the schema of provenance activities has against one that is part of another record, put as a record of its own. */
export function provenanceFaults(activity: Record<string, unknown>): string[] {
  validators ??= readValidators();
  return faultsBy(validators.get("provenance.json"), {
    "@context": "https://linked.art/ns/v1/linked-art.json",
    ...activity,
  });
}

/** What the Linked Art 1.0 schema of its endpoint has against a document, a line a fault. Its links (HAL) are none of the schema's. */
export function linkedArtFaults(text: string): string[] {
  validators ??= readValidators();
  const { _links, ...document } = JSON.parse(text);
  const validate = validators.get(endpoints[document.type] ?? "");
  return faultsBy(validate, document);
}

function faultsBy(validate: ValidateFunction | undefined, document: Record<string, unknown>): string[] {
  const { type } = document;
  if (!validate) return [`${type} has no endpoint`];
  if (validate(document)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${type} ${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
