import type { HttpAnswer } from "./port.ts";

/** A problem document (RFC 9457) as an answer, with the headers that its status asks for. */
export function problemAnswer(problem: Readonly<Record<string, unknown>>): HttpAnswer {
  const status = Number(problem.status);
  const headers: Record<string, string> = {
    "cache-control": "no-cache",
    "content-type": "application/problem+json",
  };
  if (status === 405) headers.allow = String(problem.allow);
  if (status === 451) headers.link = '</policy>; rel="blocked-by"';
  if (status === 429 || status === 503) headers["retry-after"] = String(problem.retryAfterSeconds ?? 10);
  return { status, headers, body: `${JSON.stringify(problem, null, 2)}\n` };
}
