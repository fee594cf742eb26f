import { setTimeout as pause } from "node:timers/promises";
import { Problem } from "../../../errors.ts";
import type { CiimIndex } from "../options.ts";

/** Asks the index a question; answers what it says. Fault: `source-unreadable`. */
export type Ask = (question: Record<string, unknown>) => Promise<unknown>;

const attempts = 5;
const firstWaitMs = 500;
const longestWaitMs = 60_000;
const maxAnswerBytes = 256 * 1024 * 1024;

type Answer = { answer: unknown } | Retry;
type Retry = { why: string; waitMs?: number };

/**
 * A way to the `_search` of an index: one request at a time, with the pause that is set between them. What fails for now (5xx, 429, no
 * answer in time) is tried again, later and later, or when the server says. Redirects are not followed.
 */
export function askerOf({ url, index, user, password, pauseMs = 0, timeoutSeconds = 60 }: CiimIndex): Ask {
  const address = `${url.replace(/\/+$/, "")}/${encodeURIComponent(index)}/_search`;
  const { host } = new URL(address);
  const account = user === undefined ? {} : { authorization: `Basic ${basic(user, password ?? "")}` };
  const headers = { "content-type": "application/json", accept: "application/json", ...account };
  const once = async (body: string): Promise<Answer> => {
    try {
      const signal = AbortSignal.timeout(timeoutSeconds * 1000);
      return await answerOf(await fetch(address, { method: "POST", headers, body, redirect: "manual", signal }), host);
    } catch (error) {
      if (error instanceof Problem) throw error;
      return { why: reasonOf(error) };
    }
  };
  return async (question) => {
    if (pauseMs > 0) await pause(pauseMs);
    let why = "";
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const said = await once(JSON.stringify(question));
      if ("answer" in said) return said.answer;
      why = said.why;
      if (attempt < attempts) await pause(Math.min(longestWaitMs, said.waitMs ?? firstWaitMs * 2 ** (attempt - 1)));
    }
    throw unreadable(`${host} did not answer ${attempts} times (${why}). Try again later.`);
  };
}

const basic = (user: string, password: string) => Buffer.from(`${user}:${password}`).toString("base64");
const unreadable = (detail: string) => new Problem("source-unreadable", `The index at ${detail}`);

async function answerOf(response: Response, host: string): Promise<Answer> {
  const { status } = response;
  if (status === 200) return readAnswer(await textOf(response, host), host);
  const said = (await textOf(response, host).catch(() => "")).slice(0, 200).replace(/\s+/g, " ");
  if (status === 429 || status === 408 || status >= 500) return { why: `status ${status}`, ...retryAfter(response) };
  if (status === 401 || status === 403)
    throw unreadable(`${host} refused the account (${status}). Check \`user\` and \`password\`.`);
  throw unreadable(`${host} answered with ${status} ${said}. Check \`url\`, \`index\`, \`sort\` and \`query\`.`);
}

/** What is cut or no JSON comes of a bad moment of what stands between: it is asked again. */
function readAnswer(text: string, host: string): Answer {
  try {
    return { answer: JSON.parse(text) };
  } catch {
    return { why: `no JSON from ${host}` };
  }
}

function retryAfter({ headers }: Response): { waitMs?: number } {
  const said = headers.get("retry-after");
  if (said === null) return {};
  const waitMs = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isFinite(waitMs) && waitMs >= 0 ? { waitMs } : {};
}

async function textOf(response: Response, host: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes)
      throw unreadable(
        `${host} gave an answer of over ${maxAnswerBytes / 1024 / 1024} MB. Set a smaller \`pageSize\`.`,
      );
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "no answer in time";
  return error.cause instanceof Error ? error.cause.message : error.message;
}
