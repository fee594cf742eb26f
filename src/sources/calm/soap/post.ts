import { type Answer, politeFetch } from "../../reading/polite-fetch.ts";
import type { CalmSoap } from "../options.ts";
import { actionOf, envelopeOf, type SoapRequest } from "./envelope.ts";

/** Sends one request after the other. */
export type Post = (request: SoapRequest, cookie?: string) => Promise<Answer>;

const maxAnswerBytes = 16 * 1024 * 1024;

/** A way to the web service, with good manners. Fault: `source-unreadable`. */
export function postTo({ url, user, password, pauseMs = 0, timeoutSeconds = 60 }: CalmSoap): Post {
  const ask = politeFetch({
    who: "Calm",
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
      "content-type": "text/xml; charset=utf-8",
    },
    pauseMs,
    timeoutSeconds,
    maxAnswerBytes,
  });
  return (request, cookie) =>
    ask({
      url,
      method: "POST",
      headers: { soapaction: actionOf(request), ...(cookie === undefined ? {} : { cookie }) },
      body: envelopeOf(request),
      accept: isFault,
    });
}

/** A fault of SOAP comes with 400 or 500, and says in XML what is wrong. */
function isFault(status: number, type: string): boolean {
  return (status === 400 || status === 500) && /soap\+xml|text\/xml/i.test(type);
}
