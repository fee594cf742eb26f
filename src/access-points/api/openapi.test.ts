import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { problemTable } from "../../errors.ts";
import { openApiOf } from "./openapi.ts";
import { operations } from "./operations.ts";

type Media = { schema: object; example?: unknown };
type Described = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object; example?: unknown }[];
  requestBody?: { required: boolean; content: Record<string, Media> };
  responses: Record<string, { description: string; content?: Record<string, Media> }>;
};

const base = "https://data.example.org";
const document = openApiOf(operations, { base, version: "1.2.3" });
const paths = document.paths as Record<string, Record<string, Described>>;
const all = Object.entries(paths).flatMap(([path, methods]) => Object.values(methods).map((one) => ({ path, ...one })));

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
const { schemas } = document.components as { schemas: object };
const here = (schema: object) => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"#/$defs/'));
const compiled = (schema: object) => ajv.compile({ ...here(schema), $defs: here(schemas) });

describe("the OpenAPI document", () => {
  test("has every operation once, each under an id of its own", () => {
    assert.equal(all.length, operations.length);
    assert.equal(new Set(all.map(({ operationId }) => operationId)).size, operations.length);
    assert.equal(document.openapi, "3.1.0");
    assert.deepEqual(document.servers, [{ url: base }]);
  });

  test("declares each part of a path that is in braces, and no other", () => {
    for (const { path, parameters } of all) {
      const braced = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = parameters.filter((one) => one.in === "path");
      assert.deepEqual(
        declared.map(({ name }) => name),
        braced,
      );
      assert.ok(declared.every(({ required, example }) => required && example !== undefined));
    }
  });

  test("has sound schemas, and examples that hold to them", () => {
    let held = 0;
    for (const { operationId, parameters, requestBody, responses } of all) {
      for (const { schema } of parameters) compiled(schema);
      const media = [requestBody, ...Object.values(responses)].flatMap((one) => Object.entries(one?.content ?? {}));
      for (const [type, { schema, example }] of media) {
        const holds = compiled(schema);
        if (example === undefined) continue;
        assert.ok(holds(example), `${operationId} ${type}: ${ajv.errorsText(holds.errors)}`);
        held++;
      }
    }
    assert.ok(held > operations.length);
  });

  test("says of every status which faults it is, and every fault has a body", () => {
    for (const { operationId, responses } of all) {
      for (const code of operations.find(({ id }) => id === operationId)?.problems ?? []) {
        const { status, title } = problemTable[code];
        assert.ok(responses[status]?.description.includes(`\`${code}\`: ${title}`), code);
      }
      for (const [status, { content }] of Object.entries(responses))
        if (Number(status) >= 400) assert.deepEqual(Object.keys(content ?? {}), ["application/problem+json"]);
    }
  });

  test("an example body is one that the operation takes", () => {
    for (const { id, body, documented, example } of operations) {
      if (!body) continue;
      for (const schema of [body, documented ?? body]) assert.ok(schema.safeParse(example.body ?? {}).success, id);
    }
  });
});
