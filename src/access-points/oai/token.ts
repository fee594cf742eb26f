import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Where a list goes on, as a text that says all of it: the server keeps nothing. Its seal is made with the epoch of the feeds' log, so a token
 * of another log, or one that was touched, is none; it never expires otherwise.
 */
export function sealed(place: object, epoch: string): string {
  const body = Buffer.from(JSON.stringify(place)).toString("base64url");
  return `${body}.${sealOf(body, epoch)}`;
}

/** What was sealed; undefined for what is no token of this log. */
export function opened<T>(token: string, epoch: string): T | undefined {
  const [body = "", seal = "", ...more] = token.split(".");
  const [given, own] = [Buffer.from(seal), Buffer.from(sealOf(body, epoch))];
  if (more.length > 0 || given.length !== own.length || !timingSafeEqual(given, own)) return undefined;
  return JSON.parse(Buffer.from(body, "base64url").toString()) as T;
}

const sealOf = (body: string, epoch: string) =>
  createHmac("sha256", epoch).update(body).digest("base64url").slice(0, 16);
