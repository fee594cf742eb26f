import type { Holder, Keyring } from "../../access/port.ts";
import type { Scope } from "../../access/scopes.ts";
import { Problem } from "../../errors.ts";
import type { HttpRequest } from "../port.ts";
import { clientAddress } from "./client-address.ts";
import { type Level, type Limiter, limiterOf } from "./limiter.ts";

/** Requests a minute: by one API key, and without a key from one address. */
export type RateLimit = { perKey: number; perAddress: number };

/** What admission goes by. */
export type Gate = { keyring: Keyring; rateLimit: RateLimit; trustProxy: boolean };

/** Who was let in (nobody in particular, without a key) or what keeps them out; `headers` say how many more requests there may be. */
export type Admitted = { headers: Record<string, string> } & (
  | { holder: Holder | undefined; problem?: undefined }
  | { holder?: undefined; problem: Problem }
);

/** Bad credentials a minute from one address, before every credential from there is refused for a while: that slows down guessing. */
const badCredentials = { quota: 10, windowSeconds: 60 };

/**
 * Lets requests in: by their key, at the rate that is allowed, for what the key may do. Nothing of a request's body is
 * received before. Problems: `api-key-missing`, `api-key-invalid`, `scope-missing`, `rate-limited`.
 */
export function admissionOf({ keyring, rateLimit, trustProxy }: Gate) {
  const byKey = limiterOf({ quota: rateLimit.perKey, windowSeconds: 60 });
  const byAddress = limiterOf({ quota: rateLimit.perAddress, windowSeconds: 60 });
  const byFailure = limiterOf(badCredentials);

  return (request: HttpRequest, scope: Scope | undefined): Admitted => {
    const address = clientAddress(request, trustProxy);
    const { authorization } = request.headers;
    if (authorization === undefined) {
      const { headers, problem } = taken(byAddress, { policy: "address", name: address });
      if (problem) return { headers, problem };
      return scope === undefined ? { headers, holder: undefined } : { headers, problem: missing(scope) };
    }
    const failures = byFailure.level(address);
    if (!failures.ok) return refusal(byFailure, "failures", failures);
    const holder = keyring.holder(/^bearer +(\S+) *$/i.exec(String(authorization))?.[1] ?? "");
    if (!holder) return { headers: headersOf(byFailure, "failures", byFailure.take(address)), problem: invalid() };
    const { headers, problem } = taken(byKey, { policy: "key", name: holder.id });
    if (problem) return { headers, problem };
    return scope === undefined || holder.may(scope) ? { headers, holder } : { headers, problem: forbidden(scope) };
  };
}

function taken(limiter: Limiter, { policy, name }: { policy: string; name: string }) {
  const level = limiter.take(name);
  return level.ok
    ? { headers: headersOf(limiter, policy, level), problem: undefined }
    : refusal(limiter, policy, level);
}

function refusal(limiter: Limiter, policy: string, level: Level) {
  const more = { retryAfterSeconds: Math.max(1, level.nextSeconds) };
  const problem = new Problem("rate-limited", `Wait ${more.retryAfterSeconds} s, then go on more slowly.`, more);
  return { headers: headersOf(limiter, policy, level), problem };
}

/** RateLimit header fields for HTTP (draft-ietf-httpapi-ratelimit-headers-10, sections 3 and 4). */
function headersOf({ limit }: Limiter, policy: string, { left, fullSeconds }: Level): Record<string, string> {
  return {
    "ratelimit-policy": `"${policy}";q=${limit.quota};w=${limit.windowSeconds}`,
    ratelimit: `"${policy}";r=${left};t=${fullSeconds}`,
  };
}

function missing(scope: Scope): Problem {
  return new Problem(
    "api-key-missing",
    `This needs an API key with the scope “${scope}”: Authorization: Bearer ck_….`,
    {
      scope,
    },
  );
}

function invalid(): Problem {
  return new Problem("api-key-invalid", "It was revoked, is expired or was never an API key of this service.");
}

function forbidden(scope: Scope): Problem {
  return new Problem("scope-missing", `This needs the scope “${scope}”, which the API key does not have.`, { scope });
}

/** What a client is told in `WWW-Authenticate` (RFC 6750, section 3). */
export function challengeOf({ code, more }: Problem): Record<string, string> {
  const realm = 'Bearer realm="cartouche"';
  if (code === "api-key-missing") return { "www-authenticate": `${realm}, scope="${more.scope}"` };
  if (code === "api-key-invalid") return { "www-authenticate": `${realm}, error="invalid_token"` };
  if (code !== "scope-missing") return {};
  return { "www-authenticate": `${realm}, error="insufficient_scope", scope="${more.scope}"` };
}
