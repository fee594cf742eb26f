import type { IncomingMessage, ServerResponse } from "node:http";
import { Problem } from "../errors.ts";
import { log } from "../log.ts";
import { isUnchanged } from "./conditional.ts";
import { flow } from "./flow.ts";
import type { AccessPoint, HttpAnswer, HttpRequest } from "./port.ts";
import { problemAnswer } from "./problem-answer.ts";
import { hangUp, receiveBody } from "./receive-body.ts";
import { wantsPage } from "./wants-page.ts";

/** Writes a problem as a page for people. */
export type ErrorPage = (problem: Record<string, unknown>) => string;

/** Headers that every answer carries: anybody's script may read it (Linked Art protocol; CORS), nothing may be guessed or framed. */
export const commonHeaders: readonly string[] = [
  "access-control-allow-origin",
  "*",
  "access-control-expose-headers",
  "Link, ETag, Location, Content-Location, Last-Modified, Retry-After",
  "x-content-type-options",
  "nosniff",
];

/** What a page may load and do (CSP 3): its own styles, and pictures of anywhere. */
export const contentSecurity =
  "default-src 'none'; style-src 'self'; img-src 'self' https: http: data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const onlyRead: readonly string[] = ["GET"];

/** What `node:http` calls for every request. */
export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * Answers a request from a table of access points: finds the one that answers for the first segment of the path, and does
 * what is the same for all: `OPTIONS`, and every fault as RFC 9457 or as a page.
 */
export function answerFrom(
  accessPoints: readonly AccessPoint[],
  errorPage: ErrorPage,
): (request: HttpRequest) => Promise<HttpAnswer> {
  const bySegment = new Map(
    accessPoints.flatMap((point) => point.segments.map((segment) => [segment, point] as const)),
  );
  const fallback = bySegment.get("*");

  async function answerTo(request: HttpRequest): Promise<HttpAnswer> {
    const { method, path } = request;
    const end = path.indexOf("/", 1);
    const point = bySegment.get(end < 0 ? path.slice(1) : path.slice(1, end)) ?? fallback;
    const methods = point?.methods?.(path) ?? onlyRead;
    if (method === "OPTIONS") return preflight(allowOf(methods));
    if (!methods.includes(method === "HEAD" ? "GET" : method)) {
      const allow = allowOf(methods);
      throw new Problem("method-not-allowed", `${method} is not possible here; use ${allow}.`, { allow });
    }
    if (!point) throw new Problem("not-found", "See / for what there is.");
    return point.handle(request);
  }

  return (request) => answerTo(request).catch((error: unknown) => faultAnswer(error, request, errorPage));
}

/** Answers every request over HTTP from a table of access points: `HEAD`, conditional requests and CORS beside what `answerFrom` does. */
export function answerWith(accessPoints: readonly AccessPoint[], errorPage: ErrorPage): Listener {
  const answerTo = answerFrom(accessPoints, errorPage);
  return (incoming, outgoing) => {
    const request = requestOf(incoming);
    answerTo(request)
      .then((answer) => {
        send(answer, request, outgoing);
        if (request.body && !incoming.complete) hangUp(incoming);
      })
      .catch((error: unknown) => {
        log.error({ error: String(error), path: request.path }, "answer could not be sent");
        outgoing.destroy();
      });
  };
}

function allowOf(methods: readonly string[]): string {
  return [...methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"].join(", ");
}

/** Scripts of other origins may read, and nothing else: `Authorization` is not named, so no page elsewhere can use a key (decision 0012). */
function preflight(allow: string): HttpAnswer {
  return {
    status: 204,
    headers: {
      allow,
      "access-control-allow-methods": "GET, HEAD, OPTIONS",
      "access-control-allow-headers": "Accept, Accept-Profile, If-None-Match, If-Modified-Since",
      "access-control-max-age": "86400",
    },
  };
}

function requestOf(incoming: IncomingMessage): HttpRequest {
  const { method = "GET", url = "/", headers, socket } = incoming;
  const origin = url.startsWith("/") ? url : url.replace(/^https?:\/\/[^/]*/, "") || "/";
  const mark = origin.indexOf("?");
  const path = mark < 0 ? origin : origin.slice(0, mark);
  const request: HttpRequest = { method, path, headers };
  if (mark >= 0) request.query = origin.slice(mark + 1);
  if (socket.remoteAddress !== undefined) request.peer = socket.remoteAddress;
  if (method !== "GET" && method !== "HEAD") request.body = (maxBytes) => receiveBody(incoming, maxBytes);
  return request;
}

const flattened = new WeakMap<HttpAnswer, string[]>();

/** An answer's headers as node:http writes them fastest: one flat list, made once for an answer that is kept. */
function flatten(answer: HttpAnswer): string[] {
  const known = flattened.get(answer);
  if (known) return known;
  const length = typeof answer.body === "string" ? Buffer.byteLength(answer.body) : (answer.body?.length ?? 0);
  const flat = [...commonHeaders, ...Object.entries(answer.headers).flat()];
  if (answer.status !== 204 && !answer.flow) flat.push("content-length", String(length));
  if (answer.headers["content-type"]?.startsWith("text/html")) flat.push("content-security-policy", contentSecurity);
  flattened.set(answer, flat);
  return flat;
}

function send(answer: HttpAnswer, request: HttpRequest, outgoing: ServerResponse): void {
  if (answer.status === 200 && isUnchanged(answer, request)) {
    const { "content-type": _type, ...headers } = answer.headers;
    outgoing.writeHead(304, [...commonHeaders, ...Object.entries(headers).flat()]).end();
    return;
  }
  outgoing.writeHead(answer.status, flatten(answer));
  if (request.method !== "HEAD" && answer.flow) void flow(answer.flow, outgoing);
  else if (request.method === "HEAD" || answer.body === undefined) outgoing.end();
  else outgoing.end(answer.body);
}

function faultAnswer(error: unknown, request: HttpRequest, errorPage: ErrorPage): HttpAnswer {
  const known = error instanceof Problem;
  if (!known)
    log.error({ error: error instanceof Error ? error.stack : String(error), path: request.path }, "unexpected fault");
  const problem = known
    ? error.toDocument()
    : {
        type: "about:blank",
        title: "Something went wrong here",
        status: 500,
        detail: "The fault is ours and has been logged. Try again later.",
      };
  const status = Number(problem.status);
  const answer = problemAnswer(problem);
  const headers = { ...answer.headers, vary: "Accept, Accept-Profile" };
  if (!wantsPage(request)) return { ...answer, headers };
  return { status, headers: { ...headers, "content-type": "text/html; charset=utf-8" }, body: errorPage(problem) };
}
