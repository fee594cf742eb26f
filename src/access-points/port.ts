import type { Authority } from "../entities/authority.ts";
import type { Registry } from "../registry/port.ts";
import type { Store } from "../store/port.ts";
import type { Receipts } from "../validity/receipts.ts";

/** A request as an access point sees it: `path` still percent-encoded, header names in lower case. */
export type HttpRequest = {
  method: string;
  /** `"/X5K4-2B6C-9Q1W.ttl"`, as it was sent, without the query. */
  path: string;
  /** What follows the first `?`, as it was sent; undefined where there is no `?`. */
  query?: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The address at the other end of the connection: a proxy's, where there is one. */
  peer?: string;
  /**
   * Receives what was sent, if it is of at most this many bytes; without asking for it nothing is received. Faults:
   * `body-too-large`, `body-too-slow`, `request-malformed` where it broke off.
   */
  body?(maxBytes: number): Promise<Buffer>;
};

/** `flow` is a body that comes little by little: it is asked for no more than its reader takes. */
export type HttpAnswer = {
  status: number;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  flow?: AsyncIterable<string | Uint8Array>;
};

/** One way in over HTTP: the first segments it answers for (`["lookup"]`; `"*"` is what no other takes) and what it answers. */
export interface AccessPoint {
  name: string;
  segments: readonly string[];
  /** The methods that an address takes beside `OPTIONS` (`GET` brings `HEAD`); all are only read where this is not said. */
  methods?(path: string): readonly string[];
  /** Faults are thrown as `Problem`; the server writes them and answers `HEAD`, `OPTIONS` and conditional requests itself. */
  handle(request: HttpRequest): Promise<HttpAnswer>;
}

/**
 * What every way in reads from: the registry, the store, the clock, the namespace that relative addresses are relative to; the order of sources by which
 * the store settles what they disagree on, for those who explain it; and where documents are validated their receipts.
 */
export type Reading = {
  registry: Registry;
  store: Store;
  now: () => Date;
  base: string;
  authority?: Authority;
  receipts?: Receipts;
};
