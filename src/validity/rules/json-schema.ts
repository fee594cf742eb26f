import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Fault } from "../result.ts";
import type { SchemaCache } from "../schema-cache/cache.ts";
import type { Check, Compile } from "./rule.ts";

/** A JSON Schema of the cache, a folder of them of which `pick` names one by the document's `type`, or one of ours. */
type JsonSchemaRule = ({ artefact: string; pick?: Readonly<Record<string, string>> } | { schema: object }) & {
  without?: readonly string[];
};

type Schema = { $id?: string; id?: string; $schema?: string };

const draft2020 = "https://json-schema.org/draft/2020-12/schema";
const most = 20;

/** JSON Schema of draft 7 and of 2020-12, by Ajv; which of them, the schema says. */
export const compileJsonSchema: Compile<JsonSchemaRule> = (rule, cache) => {
  const { pick, schemas } =
    "schema" in rule ? { pick: undefined, schemas: new Map([["", rule.schema]]) } : readSchemas(rule, cache);
  const quick = validators(schemas, false);
  /** Made when a first document is invalid: to tell all faults costs much where there are none. */
  let thorough: ReturnType<typeof validators> | undefined;
  const check: Check = (document) => {
    const read = document.json();
    if ("faults" in read) return read.faults;
    const value = leftOf(read.value, rule.without ?? []);
    const type = typeOf(value);
    const name = pick ? pick[type] : [...schemas.keys()][0];
    if (name === undefined) return [{ where: "/type", what: `“${type}” is no type that a schema is named for` }];
    if (quick(name)(value)) return [];
    thorough ??= validators(schemas, true);
    const validate = thorough(name);
    validate(value);
    return faultsOf(validate.errors ?? []);
  };
  return check;
};

function readSchemas({ artefact, pick }: Extract<JsonSchemaRule, { artefact: string }>, cache: SchemaCache) {
  const parse = (file: string): Schema => JSON.parse(cache.read(file));
  if (!pick) return { pick, schemas: new Map<string, Schema>([[artefact, parse(artefact)]]) };
  const files = cache.filesOf(artefact).filter((file) => file.endsWith(".json"));
  return { pick, schemas: new Map<string, Schema>(files.map((file) => [file, parse(`${artefact}/${file}`)])) };
}

/** The validators of schemas that may refer to each other, by file, each compiled when it is first wanted. */
function validators(schemas: ReadonlyMap<string, Schema>, allErrors: boolean): (file: string) => ValidateFunction {
  const all = [...schemas.values()];
  const options = { strict: false, allErrors, logger: false } as const;
  const ajv = all.some(({ $schema }) => $schema === draft2020) ? new Ajv2020(options) : new Ajv(options);
  addFormats.default(ajv);
  for (const [file, schema] of schemas) ajv.addSchema(schema, schema.$id ?? file);
  const made = new Map<string, ValidateFunction>();
  return (file) => {
    const schema = schemas.get(file);
    const validate = made.get(file) ?? (schema && ajv.getSchema(schema.$id ?? file));
    if (!validate) throw new Error(`there is no schema ${file}`);
    made.set(file, validate);
    return validate;
  };
}

/** A document without what its schema does not know of: the links of HAL in Linked Art. */
function leftOf(value: unknown, without: readonly string[]): unknown {
  if (without.length === 0 || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !without.includes(name)));
}

function typeOf(value: unknown): string {
  const type = typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
  return String(type ?? "");
}

/** The deepest first: where one of several forms would do, they are what the nearest form lacks. */
function faultsOf(errors: readonly ErrorObject[]): Fault[] {
  const depth = ({ instancePath }: ErrorObject) => instancePath.split("/").length;
  return errors
    .toSorted((a, b) => depth(b) - depth(a))
    .slice(0, most)
    .map(({ instancePath, message, params }) => ({
      where: instancePath || "/",
      what: `${message ?? "is not valid"} ${JSON.stringify(params)}`,
    }));
}
