import { z } from "zod";
import { type ProblemCode, problemTable } from "../../errors.ts";
import type { Operation } from "./operation.ts";
import { problem } from "./shapes.ts";

type Json = Record<string, unknown>;

/** What any operation may answer, and what those with a scope or a body may. */
const always: readonly ProblemCode[] = ["request-malformed", "api-key-invalid", "rate-limited", "registry-unreadable"];
const ofScope: readonly ProblemCode[] = ["api-key-missing", "scope-missing"];
const ofWriting: readonly ProblemCode[] = ["not-ready", "writer-lost"];
const ofBody: readonly ProblemCode[] = ["body-too-slow", "body-too-large", "body-not-understood"];

/** The API as an OpenAPI 3.1 document, made from the schemas that validate. `base` is the service's address. */
export function openApiOf(
  operations: readonly Operation[],
  { base, version }: { base: string; version: string },
): Json {
  const paths: Record<string, Json> = {};
  const schemas: Json = {};
  const schemaOf = schemasInto(schemas);
  schemaOf(z.object({ problem }), "output");
  for (const one of operations) {
    paths[one.path] = { ...paths[one.path], [one.method.toLowerCase()]: describe(one, schemaOf) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Cartouche registry",
      version,
      description:
        "Persistent identifiers: mint, look up, decide. No operation ever removes an identifier. Every fault is a problem document (RFC 9457).",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: base }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "ck_…; the array names the scope that is needed." },
      },
      headers: {
        RateLimit: { description: "How many more there may be, and when all may again.", schema: { type: "string" } },
        "RateLimit-Policy": { description: "How many there may be in how long.", schema: { type: "string" } },
      },
    },
  };
}

function describe(one: Operation, schemaOf: SchemaOf): Json {
  const { id, summary, description, scope } = one;
  return {
    operationId: id,
    summary,
    ...(description ? { description } : {}),
    security: scope ? [{ apiKey: [scope] }] : [{}, { apiKey: [] }],
    parameters: [
      ...pathParameters(one),
      ...parametersOf(one.query, "query", schemaOf),
      ...parametersOf(one.header, "header", schemaOf),
    ],
    ...requestBody(one, schemaOf),
    responses: responses(one, schemaOf),
  };
}

function pathParameters({ path }: Operation): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string", minLength: 1 },
    example: examplesOf[name],
  }));
}

const examplesOf: Readonly<Record<string, string>> = {
  pid: "X5K4-2B6C-9Q1W",
  mergeId: "m5812",
  id: "5f1e09c2ab",
  source: "rooms",
  run: "12",
};

function parametersOf(said: z.ZodType | undefined, place: "query" | "header", schemaOf: SchemaOf): Json[] {
  if (!said) return [];
  const { properties = {}, required = [] } = schemaOf(said, "input") as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema,
  }));
}

function requestBody({ body, documented, csvBody, ownBody, example }: Operation, schemaOf: SchemaOf): Json {
  if (ownBody) {
    const { types, example: text } = ownBody;
    const media = types.map((type) => [type, { schema: { type: "string" }, example: text }]);
    return { requestBody: { required: true, content: Object.fromEntries(media) } };
  }
  if (!body) return {};
  const content: Json = {
    "application/json": { schema: schemaOf(documented ?? body, "input"), example: example.body },
  };
  if (csvBody) content["text/csv"] = { schema: { type: "string" }, example: `${csvBody.join(",")}\n` };
  return { requestBody: { required: !body.safeParse({}).success, content } };
}

function responses(one: Operation, schemaOf: SchemaOf): Json {
  const { status = 200, answer, columns, streams, example, scope, body, ownBody, problems } = one;
  const type = streams ? "text/event-stream" : "application/json";
  const content: Json = { [type]: { schema: schemaOf(answer, "output"), example: example.answer } };
  if (columns) content["text/csv"] = { schema: { type: "string" }, example: `${columns.join(",")}\r\n` };
  const faults = [
    ...always,
    ...(scope ? ofScope : []),
    ...(scope === "mint" || scope === "decide" || scope === "push" ? ofWriting : []),
    ...(body || ownBody ? ofBody : []),
    ...problems,
  ];
  const byStatus = Map.groupBy(new Set(faults), (code) => problemTable[code].status);
  const refusals = [...byStatus].map(([number, codes]) => [number, refusal(codes)]);
  return {
    [status]: { description: one.summary, headers, content },
    ...(streams ? { 204: { description: "There is nothing more to hear.", headers } } : {}),
    ...Object.fromEntries(refusals),
    500: { description: "A fault of the service itself", content: problemContent },
  };
}

const headers = Object.fromEntries(
  ["RateLimit", "RateLimit-Policy"].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
);
const problemContent = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };

function refusal(codes: readonly ProblemCode[]): Json {
  const lines = codes.map((code) => `\`${code}\`: ${problemTable[code].title}.`);
  return { description: lines.join(" "), content: problemContent };
}

type SchemaOf = (schema: z.ZodType, io: "input" | "output") => Json;

/** Schemas with a name of their own are written once, into the document's components, and referred to. */
function schemasInto(components: Json): SchemaOf {
  return (schema, io) => {
    const { $schema: _dialect, $defs = {}, ...rest } = z.toJSONSchema(schema, { io });
    for (const [name, { id: _name, ...named }] of Object.entries($defs)) components[name] = relocated(named);
    return relocated(rest);
  };
}

function relocated(schema: object): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
}
