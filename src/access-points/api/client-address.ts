import { isIP } from "node:net";
import type { HttpRequest } from "../port.ts";

/**
 * Who asks, for counting: the address at the other end, or behind a trusted proxy the last one in `X-Forwarded-For`, which that
 * proxy wrote itself (what stands before it anybody may have written). Of IPv6 the first half: the other is its owner's to vary.
 */
export function clientAddress({ peer = "unknown", headers }: HttpRequest, trustProxy: boolean): string {
  const forwarded = trustProxy ? [headers["x-forwarded-for"]].flat().join(",").split(",").at(-1)?.trim() : undefined;
  const address = forwarded !== undefined && isIP(forwarded) > 0 ? forwarded : peer;
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIP(address) === 6 ? firstHalf(address) : address;
}

/** `2001:db8::1` → `2001:db8:0:0`. */
function firstHalf(address: string): string {
  const [head = "", tail] = address.toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => "0");
  return [...before, ...zeros, ...after].slice(0, 4).join(":");
}
