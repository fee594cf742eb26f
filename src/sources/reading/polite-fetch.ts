import { setTimeout as pause } from "node:timers/promises";
import { Problem } from "../../errors.ts";

/** How a service is asked. */
export type Manners = {
  /** What it is, for people: `"The repository"`. */
  who: string;
  /** Sent with every request, such as an account. */
  headers?: Readonly<Record<string, string>>;
  /** Between two requests; default 0. */
  pauseMs?: number;
  /** How long an answer may take; default 60. */
  timeoutSeconds?: number;
  /** Before the second attempt; each later one waits twice as long. Default 500. */
  retryMs?: number;
  /** Larger answers are not taken; default 50 MB. */
  maxAnswerBytes?: number;
};

/** An answer that the service gave: with 200, or one that the caller wants to see; and the cookies that it set. */
export type Answer = { status: number; text: string; type: string; cookie?: string };

/** What is asked: `accept` says which answers are wanted beside those with 200, by status and content type. */
export type Question = {
  url: string;
  method?: "GET" | "POST";
  body?: string;
  headers?: Record<string, string>;
  accept?(status: number, type: string): boolean;
};

const attempts = 5;
const longestWaitMs = 60_000;
const longestToldMs = 15 * 60_000;
const mostRedirects = 5;

/**
 * Asks a service one question at a time. What fails for now (5xx, 408, 429, no answer in time) is asked again, later and later, or
 * when the service says. Redirects are followed on the same host alone. Fault: `source-unreadable`.
 */
export function politeFetch(manners: Manners): (question: Question) => Promise<Answer> {
  const { who, pauseMs = 0, retryMs = 500 } = manners;
  let asked = false;
  let turn: Promise<unknown> = Promise.resolve();
  const ask = async (question: Question): Promise<Answer> => {
    if (asked && pauseMs > 0) await pause(pauseMs);
    asked = true;
    let why = "";
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const answer = await once(question, manners);
      if ("text" in answer) return answer;
      why = answer.why;
      if (attempt < attempts) await pause(answer.waitMs ?? Math.min(longestWaitMs, retryMs * 2 ** (attempt - 1)));
    }
    const { host } = new URL(question.url);
    throw unreadable(`${who} at ${host} did not answer ${attempts} times (${why}). Try again later.`);
  };
  return (question) => {
    const answer = turn.then(() => ask(question));
    turn = answer.catch(() => undefined);
    return answer;
  };
}

type Retry = { why: string; waitMs?: number };

async function once(question: Question, manners: Manners): Promise<Answer | Retry> {
  const signal = AbortSignal.timeout((manners.timeoutSeconds ?? 60) * 1000);
  const { method = "GET", body } = question;
  const headers = { ...manners.headers, ...question.headers };
  let url = question.url;
  try {
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const response = await fetch(url, {
        method,
        headers,
        redirect: "manual",
        signal,
        ...(body === undefined ? {} : { body }),
      });
      const next = await redirectOf(response, url, manners);
      if (next === undefined) return await answerOf(response, question, manners);
      url = next;
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    return { why: reasonOf(error) };
  }
  throw unreadable(`${manners.who} at ${new URL(url).host} redirects without end. Check the address.`);
}

/** Where a redirect leads; an account is never taken to another host. */
async function redirectOf(response: Response, url: string, { who }: Manners): Promise<string | undefined> {
  const location = response.headers.get("location");
  if (response.status < 300 || response.status > 399 || location === null) return undefined;
  await response.body?.cancel();
  const next = new URL(location, url);
  if (next.host === new URL(url).host && /^https?:$/.test(next.protocol)) return next.href;
  throw unreadable(
    `${who} at ${new URL(url).host} redirects to ${next.href}, another host. Give that address, if it is right.`,
  );
}

async function answerOf(response: Response, { url, accept }: Question, manners: Manners): Promise<Answer | Retry> {
  const { status, headers } = response;
  const { host } = new URL(url);
  const type = headers.get("content-type") ?? "";
  if (status === 200 || accept?.(status, type)) {
    const cookies = headers.getSetCookie().map((set) => set.split(";", 1)[0] ?? "");
    const text = await textOf(response, host, manners);
    return { status, text, type, ...(cookies.length > 0 ? { cookie: cookies.join("; ") } : {}) };
  }
  await response.body?.cancel();
  if (status === 429 || status === 408 || status >= 500) return { why: `status ${status}`, ...retryAfter(response) };
  const what =
    status === 401 || status === 403
      ? "refused the account. Check what it is asked with"
      : "did not take the request. Check the address";
  throw unreadable(`${manners.who} at ${host} ${what} (${status}).`);
}

function retryAfter({ headers }: Response): { waitMs?: number } {
  const said = headers.get("retry-after");
  if (said === null) return {};
  const waitMs = /^\d+$/.test(said.trim()) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isFinite(waitMs) && waitMs >= 0 ? { waitMs: Math.min(waitMs, longestToldMs) } : {};
}

async function textOf(
  response: Response,
  host: string,
  { who, maxAnswerBytes = 50 * 1024 * 1024 }: Manners,
): Promise<string> {
  const charset = /charset="?([\w-]+)/i.exec(response.headers.get("content-type") ?? "")?.[1] ?? "utf-8";
  const decoder = decoderFor(charset);
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes) {
      const most = Math.round(maxAnswerBytes / 1024 / 1024);
      throw unreadable(
        `An answer of ${who.toLowerCase()} at ${host} is over ${most} MB. Ask who runs it for smaller pages.`,
      );
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "no answer in time";
  return error.cause instanceof Error ? error.cause.message : error.message;
}

const unreadable = (detail: string) => new Problem("source-unreadable", detail);
