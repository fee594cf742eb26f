import { setTimeout as pause } from "node:timers/promises";
import { Problem } from "../../../errors.ts";
import type { CalmSoap } from "../options.ts";
import { actionOf, envelopeOf, type SoapRequest } from "./envelope.ts";

/** An answer of the web service, and the session it began. */
export type Answer = { text: string; cookie: string | undefined };

/** Sends one request after the other. */
export type Post = (request: SoapRequest, cookie?: string) => Promise<Answer>;

const attempts = 5;
const firstWaitMs = 500;
const longestWaitMs = 60_000;
const maxAnswerBytes = 16 * 1024 * 1024;

/**
 * A way to the web service: one request at a time, with the pause that is set between them. What fails for now (5xx, 429, no answer in
 * time) is tried again, later and later, or when the server says. Redirects are not followed. Fault: `source-unreadable`.
 */
export function postTo({ url, user, password, pauseMs = 0, timeoutSeconds = 60 }: CalmSoap): Post {
  const host = new URL(url).host;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  const once = async (request: SoapRequest, cookie?: string): Promise<Answer | Retry> => {
    const headers = {
      authorization,
      "content-type": "text/xml; charset=utf-8",
      soapaction: actionOf(request),
      ...(cookie === undefined ? {} : { cookie }),
    };
    const signal = AbortSignal.timeout(timeoutSeconds * 1000);
    try {
      const response = await fetch(url, {
        method: "POST",
        headers,
        body: envelopeOf(request),
        redirect: "manual",
        signal,
      });
      return await answerOf(response, host);
    } catch (error) {
      if (error instanceof Problem) throw error;
      return { why: reasonOf(error) };
    }
  };
  return async (request, cookie) => {
    if (pauseMs > 0) await pause(pauseMs);
    let why = "";
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const answer = await once(request, cookie);
      if ("text" in answer) return answer;
      why = answer.why;
      if (attempt < attempts) await pause(Math.min(longestWaitMs, answer.waitMs ?? firstWaitMs * 2 ** (attempt - 1)));
    }
    throw new Problem(
      "source-unreadable",
      `Calm at ${host} did not answer ${attempts} times (${why}). Try again later.`,
    );
  };
}

type Retry = { why: string; waitMs?: number };

async function answerOf(response: Response, host: string): Promise<Answer | Retry> {
  const { status } = response;
  if (status === 429 || status === 408 || (status >= 500 && !isFault(response))) {
    await response.body?.cancel();
    return { why: `status ${status}`, ...retryAfter(response) };
  }
  if (status === 401 || status === 403) {
    await response.body?.cancel();
    throw new Problem(
      "source-unreadable",
      `Calm at ${host} refused the account (${status}). Check \`user\` and \`password\`.`,
    );
  }
  if (status !== 200 && !isFault(response)) {
    await response.body?.cancel();
    throw new Problem(
      "source-unreadable",
      `Calm at ${host} answered with ${status}. Check \`url\`; redirects are not followed.`,
    );
  }
  const cookie = response.headers.getSetCookie().map((set) => set.split(";", 1)[0] ?? "");
  return { text: await textOf(response, host), cookie: cookie.length > 0 ? cookie.join("; ") : undefined };
}

/** A fault of SOAP comes with 400 or 500, and says in XML what is wrong. */
function isFault({ status, headers }: Response): boolean {
  return (status === 400 || status === 500) && /soap\+xml|text\/xml/i.test(headers.get("content-type") ?? "");
}

function retryAfter({ headers }: Response): { waitMs?: number } {
  const said = headers.get("retry-after");
  if (said === null) return {};
  const waitMs = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isFinite(waitMs) && waitMs >= 0 ? { waitMs } : {};
}

async function textOf(response: Response, host: string): Promise<string> {
  const charset = /charset="?([\w-]+)/i.exec(response.headers.get("content-type") ?? "")?.[1] ?? "utf-8";
  const decoder = new TextDecoder(charset);
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes)
      throw new Problem(
        "source-unreadable",
        `An answer of Calm at ${host} is over ${maxAnswerBytes / 1024 / 1024} MB. Ask who runs it.`,
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
