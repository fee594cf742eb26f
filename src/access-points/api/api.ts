import { Problem } from "../../errors.ts";
import type { AccessPoint, HttpAnswer, HttpRequest } from "../port.ts";
import { problemAnswer } from "../problem-answer.ts";
import { parseAccept } from "../resolver/accept.ts";
import { admissionOf, challengeOf, type Gate } from "./admission.ts";
import { writeCsv } from "./csv.ts";
import { openApiOf } from "./openapi.ts";
import type { Desk, Operation, Reply } from "./operation.ts";
import { operations } from "./operations.ts";
import { readBody, readHeader, readQuery } from "./read-request.ts";
import { type Route, routesOf } from "./routes.ts";
import { toldProblem } from "./told-problem.ts";

/** What the API is wired to, and the version of this Cartouche. */
export type Api = Gate & Desk & { version: string };

/**
 * `/api/v1/…` and `/openapi.json`: minting, deciding and looking up, for staff's programs. Who asks is looked at first, then what they
 * may do, and only then what they sent. Every answer says how many more there may be.
 */
export function api({ version, ...wired }: Api): AccessPoint {
  const admit = admissionOf(wired);
  const route = routesOf(operations);
  const { base } = wired.reading;
  const document = `${JSON.stringify(openApiOf(operations, { base, version }))}\n`;

  return {
    name: "api",
    segments: ["api", "openapi.json"],
    methods: (path) => (path === "/openapi.json" ? ["GET"] : Object.keys(route(path))),
    async handle(request) {
      if (request.path === "/openapi.json") return openApi(document);
      const found = route(request.path)[request.method === "HEAD" ? "GET" : request.method];
      if (!found) throw new Problem("not-found", "See /openapi.json for what there is.");
      const admitted = admit(request, found.operation.scope);
      const answer = await (admitted.problem
        ? refused(admitted.problem)
        : answered(found, request, { holder: admitted.holder, desk: wired }).catch(refused));
      return { ...answer, headers: { ...answer.headers, ...admitted.headers } };
    },
  };
}

function openApi(body: string): HttpAnswer {
  return { status: 200, headers: { "content-type": "application/json", "cache-control": "no-cache" }, body };
}

type Let = { holder: Parameters<Operation["answerTo"]>[0]["holder"]; desk: Desk };

async function answered({ operation, params }: Route, request: HttpRequest, by: Let): Promise<HttpAnswer> {
  const query = readQuery(operation, request.query);
  const header = readHeader(operation, request);
  const body = await readBody(operation, request);
  return written(await operation.answerTo({ params, query, header, body, ...by }), operation, request);
}

function written(reply: Reply, { status = 200, columns }: Operation, request: HttpRequest): HttpAnswer {
  if ("events" in reply) return eventAnswer(reply.events);
  const { value, rows, next } = reply;
  const { after: _this, ...kept } = paramsOf(request);
  const more = next && `${request.path}?${new URLSearchParams({ ...kept, ...next })}`;
  const headers = { "cache-control": "no-store", ...(more ? { link: `<${more}>; rel="next"` } : {}) };
  if (rows && columns && wantsCsv(request)) {
    return {
      status,
      headers: { ...headers, "content-type": "text/csv; charset=utf-8" },
      body: writeCsv(rows, columns),
    };
  }
  const body = `${JSON.stringify(more ? { ...value, next: more } : value)}\n`;
  return { status, headers: { ...headers, "content-type": "application/json" }, body };
}

/** A proxy must not keep events back; 204 tells a reader not to come again (HTML, section 9.2.3). */
function eventAnswer(flow: AsyncIterable<string> | undefined): HttpAnswer {
  if (!flow) return { status: 204, headers: { "cache-control": "no-store" } };
  const headers = { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" };
  return { status: 200, headers, flow };
}

const paramsOf = ({ query = "" }: HttpRequest) => Object.fromEntries(new URLSearchParams(query));

/** CSV is only for who names it. */
function wantsCsv({ headers: { accept } }: HttpRequest): boolean {
  return typeof accept === "string" && parseAccept(accept).some(({ type, q }) => type === "text/csv" && q > 0);
}

async function refused(error: unknown): Promise<HttpAnswer> {
  if (!(error instanceof Problem)) throw error;
  const { headers, ...answer } = problemAnswer(toldProblem(error));
  return { ...answer, headers: { ...headers, "cache-control": "no-store", ...challengeOf(error) } };
}
