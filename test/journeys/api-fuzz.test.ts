import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { anyText } from "../any-text.ts";
import { cartouche, type Environment, exampleConfig, freshFolder, type Serving, serve } from "../command.ts";

type Schema = {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  pattern?: string;
  maxLength?: number;
};
type Media = Record<string, { schema: Schema }>;
type Described = {
  parameters: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Media };
  responses: Record<string, { content: Media }>;
};

const admin = "an-admin-key-of-the-operator-0123456789";
const folder = freshFolder();
let serving: Serving;
let paths: Record<string, Record<string, Described>> = {};
let schemas: Record<string, Schema> = {};
let known: Record<string, string[]> = {};

const headers = { authorization: `Bearer ${admin}`, "content-type": "application/json" };
const send = (path: string, init: RequestInit = {}) => fetch(serving.address + path, { headers, ...init });

before(async () => {
  const config = `${folder.path}/cartouche.config.ts`;
  writeFileSync(
    config,
    `import { config as museum } from ${JSON.stringify(exampleConfig)};
export const config = (helpers) => ({ ...museum(helpers), sources: [...museum(helpers).sources, helpers.push({ name: "sent" })], rateLimit: { perKey: 1e6, perAddress: 1e6 } });
`,
  );
  const environment: Environment = {
    CARTOUCHE_DATA: folder.path,
    CARTOUCHE_CONFIG: config,
    CARTOUCHE_ADMIN_KEY: admin,
  };
  assert.equal((await cartouche(["harvest"], environment)).code, 0);
  serving = await serve(environment);
  ({
    paths,
    components: { schemas },
  } = JSON.parse(await (await send("/openapi.json")).text()));
  known = await whatIsThere();
});
after(async () => {
  await serving.stop();
  folder.remove();
});

/** Identifiers in every state to decide about, a merge, an API key. */
async function whatIsThere(): Promise<Record<string, string[]>> {
  const { items } = JSON.parse(await (await send("/api/v1/pids?state=active&limit=12")).text());
  const pids = items.map(({ pid }: { pid: string }) => pid);
  const merging = { method: "POST", body: JSON.stringify({ into: pids[1], reason: "fuzz" }) };
  const { mergeId } = JSON.parse(await (await send(`/api/v1/pids/${pids[0]}/merge`, merging)).text());
  const minting = { method: "POST", body: JSON.stringify({ items: [{}, { key: "fuzz/row/1" }, {}, {}, {}, {}] }) };
  const minted = JSON.parse(await (await send("/api/v1/pids", minting)).text());
  const making = { method: "POST", body: JSON.stringify({ actor: "api:fuzz", scopes: ["read"] }) };
  const { key } = JSON.parse(await (await send("/api/v1/keys", making)).text());
  const reserved = minted.items.map(({ pid }: { pid: string }) => pid);
  return {
    pid: [...pids, ...reserved, "0F6J-0001-0000-0000", "000-04PN-0000"],
    mergeId: [mergeId, "m1"],
    id: ["0000000000", key.id],
    run: ["1", "999"],
    source: ["tms", "sent"],
  };
}

/** Values that a schema allows, or nearly. */
function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  const { $ref, anyOf, oneOf, items, properties, pattern, maxLength = 60 } = schema;
  if ($ref) return valuesOf(schemas[$ref.split("/").at(-1) ?? ""] ?? {});
  const several = anyOf ?? oneOf;
  if (several) return fc.oneof(...several.map(valuesOf));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === "array") return fc.array(valuesOf(items ?? {}), { maxLength: 5 });
  if (schema.type === "boolean") return fc.boolean();
  if (schema.type === "object") {
    const fields = Object.entries(properties ?? {}).map(([name, one]) => [name, valuesOf(one)]);
    return fc.record(Object.fromEntries(fields), { requiredKeys: (schema.required ?? []) as never[] });
  }
  if (schema.type !== "string") return fc.jsonValue();
  const texts = [fc.constantFrom(...(known.pid ?? [])), anyText({ maxLength: Math.min(maxLength, 60) })];
  if (!pattern) return fc.oneof(...texts);
  return fc.oneof({ weight: 4, arbitrary: fc.stringMatching(new RegExp(pattern, "u"), { maxLength: 40 }) }, ...texts);
}

const junk = fc.oneof(anyText({ maxLength: 30 }), fc.constantFrom("..", ".", "%", "a/b", "\u0000", "ck_"));
const queryOf = ({ parameters }: Described) =>
  fc.array(
    fc.oneof(
      ...parameters
        .filter((one) => one.in === "query")
        .map(({ name, schema }) => fc.tuple(fc.constant(name), valuesOf(schema))),
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom("limit", "after", "x"), junk) },
    ),
    { maxLength: 2 },
  );
/** What a source that takes records is sent, or nearly. */
const linesOf = fc
  .record(
    {
      id: fc.string({ maxLength: 3 }),
      type: fc.constantFrom("object", "person", "x"),
      deleted: fc.boolean(),
      facts: fc.array(
        fc.record({ kind: fc.constantFrom("name", "number"), use: fc.constant("preferred"), text: fc.jsonValue() }),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ["id"] },
  )
  .map((value) => JSON.stringify(value));
const bodyOf = ({ requestBody }: Described) => {
  if (requestBody?.content["application/jsonl"])
    return fc.oneof(
      fc.array(linesOf).map((lines) => lines.join("\n")),
      junk,
    );
  const schema = requestBody?.content["application/json"]?.schema;
  if (!schema) return fc.constant(undefined);
  const sent = fc
    .oneof({ weight: 4, arbitrary: valuesOf(schema) }, fc.jsonValue())
    .map((value) => JSON.stringify(value));
  return fc.oneof({ weight: 6, arbitrary: sent }, junk);
};
const typeOf = ({ requestBody }: Described) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(Object.keys(requestBody?.content ?? {})[0] ?? "application/json") },
    fc.constantFrom("text/csv", "text/plain", "application/json; charset=utf-8"),
  );

test("whatever is sent to an operation, it answers as its document says, and never with a fault of its own", async () => {
  const ajv = new Ajv2020({ strict: false });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  const local = (schema: object) => JSON.parse(JSON.stringify(schema).replaceAll("#/components/schemas/", "#/$defs/"));
  const validators = new Map<Schema, ValidateFunction>();
  const holds = (schema: Schema) => {
    const made = validators.get(schema) ?? ajv.compile({ ...local(schema), $defs: local(schemas) });
    validators.set(schema, made);
    return made;
  };
  const met = new Set<string>();
  for (const [template, operations] of Object.entries(paths)) {
    for (const [method, described] of Object.entries(operations)) {
      const place = `${method.toUpperCase()} ${template}`;
      const part = (name: string) =>
        fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...(known[name] ?? [""])) }, junk);
      const parts = fc.record(
        Object.fromEntries([...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, part(name)])),
      );
      const request = fc.tuple(parts, queryOf(described), bodyOf(described), typeOf(described));
      await fc.assert(
        fc.asyncProperty(request, async ([params, query, body, type]) => {
          const path = template.replace(
            /\{(\w+)\}/g,
            (_, name) => encodeURIComponent(String(params[name]).toWellFormed()) || "%20",
          );
          if (/\/(\.|%2e){1,2}(\/|$)/i.test(path)) return;
          const search = new URLSearchParams(query.map(([name, value]) => [name, String(value).toWellFormed()]));
          const answer = await send(`${path}?${search}`, {
            method: method.toUpperCase(),
            ...(body === undefined ? {} : { body, headers: { ...headers, "content-type": type } }),
          });
          const text = await answer.text();
          const told = `${place} ${path}?${search} ${body} → ${answer.status} ${text.slice(0, 300)}`;
          assert.ok(answer.status < 500, told);
          const documented = described.responses[answer.status];
          assert.ok(documented, told);
          const media = (answer.headers.get("content-type") ?? "").split(";")[0] ?? "";
          const schema = documented.content[media]?.schema;
          assert.ok(schema, `${media}: ${told}`);
          const validate = holds(schema);
          if (media === "text/event-stream")
            assert.match(text, /^retry: \d+\n\n(id: \w+\nevent: end\ndata: \{.*\}\n\n)$/);
          else if (media !== "text/csv")
            assert.ok(validate(JSON.parse(text)), `${ajv.errorsText(validate.errors)}: ${told}`);
          met.add(`${place} ${answer.status}`);
        }),
        { numRuns: 60, seed: 20261124 },
      );
      assert.ok(met.has(`${place} 400`), `${place} was never refused as malformed`);
    }
  }
  const good = [...met].filter((one) => / 20[01]$/.test(one));
  assert.ok(good.length >= 15, `only these were ever done: ${good.join("; ")}`);
});
