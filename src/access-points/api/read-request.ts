import { z } from "zod";
import { Problem } from "../../errors.ts";
import type { HttpRequest } from "../port.ts";
import { readCsv } from "./csv.ts";
import type { Operation } from "./operation.ts";

/** Of 100 000 items with keys and request names of the usual length. */
const mostBytes = 20_000_000;

/** Holds a value to a schema. Fault: `request-malformed`, whose `errors` name each place (`"#/items/0/key"`, RFC 6901). */
export function parsed<T>(schema: z.ZodType<T>, value: unknown, place = "#"): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.slice(0, 20).map(({ path, message }) => ({
    pointer: [place, ...path.map((step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1"))].join("/"),
    detail: message,
  }));
  const [first] = errors;
  throw new Problem("request-malformed", `${first?.pointer}: ${first?.detail}. See /openapi.json.`, { errors });
}

/** A parameter that is not known is a fault everywhere: a misspelt `preview` must not be taken for a wish to mint. */
const noParameters = z.strictObject({});

/** The query of a request, by its schema; a parameter given twice is a fault. */
export function readQuery({ query = noParameters }: Operation, text = ""): unknown {
  const said: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    if (Object.hasOwn(said, name)) throw new Problem("request-malformed", `The parameter “${name}” is given twice.`);
    Object.defineProperty(said, name, { value, enumerable: true });
  }
  return parsed(query, said, "?");
}

/** The headers that an operation looks at, by their schema. */
export function readHeader({ header }: Operation, { headers }: HttpRequest): Record<string, unknown> {
  if (!header) return {};
  const said = Object.keys(header.shape).flatMap((name) => (name in headers ? [[name, headers[name]]] : []));
  return parsed(header, Object.fromEntries(said), "header");
}

/**
 * The body of a request, by its schema; none at all is an empty object. Faults: `body-not-understood`, `request-malformed`,
 * and those of receiving it.
 */
export async function readBody(operation: Operation, request: HttpRequest): Promise<unknown> {
  const { body: schema, csvBody, ownBody } = operation;
  if (ownBody) return readOwn(ownBody, request);
  if (!schema) return undefined;
  const bytes = (await request.body?.(mostBytes)) ?? Buffer.alloc(0);
  const type = mediaType(request);
  if (bytes.length === 0) return parsed(schema, {});
  const text = () => decoded(bytes);
  if (type === "text/csv" && csvBody) return parsed(schema, { items: await readCsv(text(), csvBody) });
  if (type === "application/json") return parsed(schema, json(text()));
  const accepts = ["application/json", ...(csvBody ? ["text/csv"] : [])];
  throw notUnderstood(accepts);
}

async function readOwn({ types, mostBytes }: NonNullable<Operation["ownBody"]>, request: HttpRequest): Promise<Buffer> {
  if (!types.includes(mediaType(request))) throw notUnderstood(types);
  return (await request.body?.(mostBytes)) ?? Buffer.alloc(0);
}

function notUnderstood(accepts: readonly string[]): Problem {
  return new Problem("body-not-understood", `Send ${accepts.join(" or ")} and say so in Content-Type.`, { accepts });
}

function mediaType({ headers }: HttpRequest): string {
  const type = headers["content-type"];
  return typeof type === "string" ? (type.split(";")[0] ?? "").trim().toLowerCase() : "";
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem("request-malformed", "The body is not UTF-8.");
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem("request-malformed", `The body is not JSON: ${error instanceof Error ? error.message : ""}.`);
  }
}
