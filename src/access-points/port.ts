import type { Registry } from "../registry/port.ts";
import type { Store } from "../store/port.ts";

/** A request as an access point sees it: `path` still percent-encoded, header names in lower case. */
export type HttpRequest = {
  method: string;
  /** `"/X5K4-2B6C-9Q1W.ttl"`, as it was sent, without the query. */
  path: string;
  /** What follows the first `?`, as it was sent; undefined where there is no `?`. */
  query?: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
};

export type HttpAnswer = { status: number; headers: Record<string, string>; body?: string | Uint8Array };

/** One way in over HTTP: the first segments it answers for (`["lookup"]`; `"*"` is what no other takes) and what it answers. */
export interface AccessPoint {
  name: string;
  segments: readonly string[];
  /** Faults are thrown as `Problem`; the server writes them and answers `HEAD`, `OPTIONS` and conditional requests itself. */
  handle(request: HttpRequest): Promise<HttpAnswer>;
}

/** What every way in reads from: the registry, the store, the clock, and the namespace that relative addresses are relative to. */
export type Reading = { registry: Registry; store: Store; now: () => Date; base: string };
