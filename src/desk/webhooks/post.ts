import { createHmac } from "node:crypto";
import { lookup } from "node:dns";
import { request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** What became of a message: the status of the answer, or why there was none. */
export type Posted = { status: number } | { fault: string };

/** A message to post: its id is the same at every attempt (Standard Webhooks, section “Headers”). */
export type Message = { id: string; at: Date; body: string; secret: string };

const patienceMs = 10_000;

const inside = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  inside.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [
  ["::", 127],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  inside.addSubnet(net, bits, "ipv6");

/** Whether an address is of this machine or of an inner network: what is asked of a stranger's address must not reach one. */
export function isInside(address: string): boolean {
  const version = isIP(address);
  return version === 0 || inside.check(address, version === 4 ? "ipv4" : "ipv6");
}

/** Names are looked up by what connects, so that what was checked is what is reached. */
const outsideOnly: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const outside = error ? [] : addresses.filter(({ address }) => !isInside(address));
    const [first] = outside;
    if (error || !first) return answer(error ?? new Error(`${hostname} is in an inner network`), "", 0);
    return options.all ? answer(null, outside) : answer(null, first.address, first.family);
  });
};

/**
 * Posts a signed message (Standard Webhooks 1.0: `webhook-id`, `webhook-timestamp`, `webhook-signature`). Redirects are not followed. Inner addresses
 * are refused unless `mayBeInside`.
 */
export function post(url: string, { id, at, body, secret }: Message, mayBeInside: boolean): Promise<Posted> {
  const { protocol, hostname } = new URL(url);
  const bare = hostname.replace(/^\[|\]$/g, "");
  if (!mayBeInside && isIP(bare) !== 0 && isInside(bare))
    return Promise.resolve({ fault: `${bare} is in an inner network` });
  const seconds = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "webhook-id": id,
    "webhook-timestamp": seconds,
    "webhook-signature": `v1,${signature}`,
  };
  const send = protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(patienceMs);
    const asked = send(
      url,
      { method: "POST", headers, signal, ...(mayBeInside ? {} : { lookup: outsideOnly }) },
      (answer) => {
        resolve({ status: answer.statusCode ?? 0 });
        answer.destroy();
      },
    );
    asked.on("error", (error) => resolve({ fault: signal.aborted ? "no answer in ten seconds" : error.message }));
    asked.end(body);
  });
}
