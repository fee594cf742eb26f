/** Every fault that a caller can tell apart: its HTTP status and its title. `docs/errors.md` is held to this table by a test. */
export const problemTable = {
  "pid-malformed": { status: 404, title: "This is not a persistent identifier" },
  "pid-unknown": { status: 404, title: "No such persistent identifier" },
  "part-unknown": { status: 404, title: "There is no such part of this record" },
  "number-unknown": { status: 404, title: "Nothing has this number" },
  "not-found": { status: 404, title: "There is nothing at this address" },
  "dump-withheld": { status: 410, title: "This dump is not handed out any more" },
  "format-not-offered": { status: 406, title: "This record is not offered in that format" },
  "method-not-allowed": { status: 405, title: "This address does not take that method" },
  "request-malformed": { status: 400, title: "The request cannot be understood" },
  "registry-unreadable": { status: 503, title: "The registry cannot be read just now" },
  "not-ready": { status: 503, title: "Not everything is ready to be served yet" },
  "config-invalid": { status: 500, title: "The configuration has faults" },
  "source-unknown": { status: 404, title: "No source of this name takes records" },
  "source-unreadable": { status: 500, title: "A source cannot be read" },
  "second-location-unwritable": { status: 503, title: "The second location of the registry cannot be written" },
  "writer-lost": { status: 503, title: "The registry's writer ended before it answered" },
  "run-in-progress": { status: 409, title: "Another harvest is running" },
  "harvest-held": { status: 409, title: "The harvest would take away or change too much" },
  "plan-unknown": { status: 404, title: "There is no such plan" },
  "run-unknown": { status: 404, title: "There is no such run" },
  "suspect-unknown": { status: 404, title: "There is no such proposed merge" },
  "plan-stale": { status: 409, title: "The plan is out of date" },
  "data-folder-unwritable": { status: 500, title: "The data folder cannot be written" },
  "data-folder-damaged": { status: 500, title: "The data folder is damaged" },
  "data-folder-newer": { status: 500, title: "The data folder was written by a newer Cartouche" },
  "store-unreachable": { status: 503, title: "The store's database cannot be reached" },
  "store-newer": { status: 500, title: "The store was written by a newer Cartouche" },
  "disk-full": { status: 500, title: "The disk is full" },
  "port-in-use": { status: 500, title: "The port is in use" },
  "key-conflict": { status: 409, title: "The source key is bound to another identifier" },
  "predecessor-unknown": { status: 409, title: "The predecessor has no identifier" },
  "idempotency-conflict": { status: 409, title: "This request name was used for another request" },
  "state-forbids": { status: 409, title: "The identifier's state does not allow this" },
  "merge-circle": { status: 409, title: "The merge would lead back to itself" },
  "merge-unknown": { status: 404, title: "There is no such merge" },
  "merge-built-on": { status: 409, title: "Something was since built on this merge" },
  "pid-gone": { status: 410, title: "The identifier is no longer described" },
  "pid-withheld": { status: 451, title: "The identifier is withheld for legal reasons" },
  "log-inconsistent": { status: 500, title: "The log contradicts what was signed" },
  "log-unreachable": { status: 502, title: "The log cannot be fetched" },
  "registry-fenced": { status: 409, title: "The restored registry does not mint yet" },
  "api-key-missing": { status: 401, title: "An API key is needed" },
  "api-key-invalid": { status: 401, title: "The API key is not good" },
  "api-key-unknown": { status: 404, title: "There is no such API key" },
  "scope-missing": { status: 403, title: "The API key does not allow this" },
  "body-too-slow": { status: 408, title: "The request did not arrive in time" },
  "body-too-large": { status: 413, title: "The request is too large" },
  "body-not-understood": { status: 415, title: "The request is not of a type that is understood here" },
  "rate-limited": { status: 429, title: "Too many requests" },
  "pool-empty": { status: 409, title: "The pool has no identifier left" },
  "mint-exhausted": { status: 500, title: "No free identifier was found" },
} as const satisfies Record<string, { status: number; title: string }>;

/** The code of a fault, such as `"pid-unknown"`. */
export type ProblemCode = keyof typeof problemTable;

/** A fault that a caller can tell apart: a code, what was wrong and what to do, and what belongs to it. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, detail: string, more: Record<string, unknown> = {}) {
    super(`${problemTable[code].title}. ${detail}`);
    this.name = "Problem";
    this.code = code;
    this.detail = detail;
    this.more = more;
  }

  /** The HTTP status of this fault (RFC 9110). */
  get status(): number {
    return problemTable[this.code].status;
  }

  /** This fault as a problem document (RFC 9457, section 3). */
  toDocument(): Record<string, unknown> {
    const { title, status } = problemTable[this.code];
    return { type: `about:blank#${this.code}`, title, status, code: this.code, detail: this.detail, ...this.more };
  }
}
