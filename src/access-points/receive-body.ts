import type { IncomingMessage } from "node:http";
import { Problem } from "../errors.ts";

const patienceMs = 60_000;
const unheardMs = 2_000;

/**
 * Receives the body of a request as a whole or not at all. Faults: `body-too-large` (as soon as it is known), `body-too-slow`,
 * `request-malformed` where it broke off.
 */
export function receiveBody(incoming: IncomingMessage, maxBytes: number, waitMs = patienceMs): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => give(new Problem("body-too-slow", `It took more than ${waitMs / 1000} s.`)), waitMs);
    function give(fault?: Problem): void {
      clearTimeout(timer);
      incoming.off("data", take).off("end", whole).off("close", broken);
      fault ? reject(fault) : resolve(Buffer.concat(chunks));
    }
    function take(chunk: Buffer): void {
      size += chunk.length;
      if (size > maxBytes) give(tooLarge(maxBytes));
      else chunks.push(chunk);
    }
    const whole = () => give();
    const broken = () => give(new Problem("request-malformed", "The request broke off before its end."));
    if (Number(incoming.headers["content-length"]) > maxBytes) give(tooLarge(maxBytes));
    else incoming.on("data", take).once("end", whole).once("close", broken);
  });
}

function tooLarge(limit: number): Problem {
  return new Problem("body-too-large", `At most ${limit} bytes are taken at once. Send it in several parts.`, {
    limit,
  });
}

/**
 * After an answer that did not wait for the whole request: lets the rest go by unheard for a moment, then hangs up. Whoever is still
 * sending could not read an answer that closes the connection (RFC 9112, section 9.6), so none says so.
 */
export function hangUp(incoming: IncomingMessage, afterMs = unheardMs): void {
  const timer = setTimeout(() => incoming.destroy(), afterMs);
  incoming.once("end", () => clearTimeout(timer)).once("close", () => clearTimeout(timer));
  incoming.resume();
}
