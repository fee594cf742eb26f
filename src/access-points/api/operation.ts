import type { z } from "zod";
import type { Holder, Keyring } from "../../access/port.ts";
import type { Scope } from "../../access/scopes.ts";
import type { ProblemCode } from "../../errors.ts";
import type { Decision } from "../../registry/port.ts";
import type { Reading } from "../port.ts";
import type { Inbox } from "./inbox.ts";

/** What every operation works with. */
export type Desk = { reading: Reading; keyring: Keyring; inbox: Inbox };

/** One request that was let in, read and found well formed. `params` are the parts of its path in braces, decoded. */
export type Call<Query = unknown, Body = unknown, Header = unknown> = {
  params: Readonly<Record<string, string>>;
  query: Query;
  body: Body;
  header: Header;
  holder: Holder | undefined;
  desk: Desk;
};

/**
 * What an operation answers: a value, written as JSON, or its `rows`, where CSV is asked for; `next` is the query of the next page. Or
 * server-sent events, as they come (HTML, section 9.2); without any there is nothing more to hear.
 */
export type Reply =
  | {
      value: object;
      rows?: readonly Readonly<Record<string, unknown>>[];
      next?: Readonly<Record<string, string>> | undefined;
    }
  | { events: AsyncIterable<string> | undefined };

/**
 * An operation as the OpenAPI document tells of it. Without `scope` anybody may call it. `problems` are those that belong to it alone;
 * `columns` are those of its CSV answer. `example` is one good call and its answer, which a test holds to the schemas.
 */
export type Told = {
  id: string;
  method: "GET" | "POST" | "DELETE";
  /** `"/api/v1/pids/{pid}"` */
  path: string;
  summary: string;
  description?: string;
  scope?: Scope;
  status?: 200 | 201;
  answer: z.ZodType;
  problems: readonly ProblemCode[];
  columns?: readonly string[];
  /** Whether it answers server-sent events, each with an answer as its data. */
  streams?: true;
  example: { body?: unknown; answer: unknown };
};

/** How an operation reads what it is sent, and answers. `documented` is a stricter schema of the body, where faults are told part by part. */
type Doing<Query extends z.ZodType, Body extends z.ZodType, Header extends z.ZodObject> = {
  query?: Query;
  body?: Body;
  /** The headers that it looks at, by their names in lower case. */
  header?: Header;
  documented?: z.ZodType;
  /** Columns of a CSV body, which is then read as `{ items: [row…] }`. */
  csvBody?: readonly string[];
  /** A body that it reads by itself, as bytes: the types that it may be of, the most bytes, and an example. */
  ownBody?: { types: readonly string[]; mostBytes: number; example: string };
  answerTo(call: Call<z.output<Query>, z.output<Body>, z.output<Header>>): Promise<Reply>;
};

/** An operation of the API: one method of one path. */
export type Operation = Told & Doing<z.ZodType, z.ZodType, z.ZodObject>;

/** States an operation; its schemas give `answerTo` its types. */
export function operation<Query extends z.ZodType, Body extends z.ZodType, Header extends z.ZodObject>(
  stated: Told & Doing<Query, Body, Header>,
): Operation {
  // What it is called with was parsed by its own schemas; TypeScript cannot know that of a table of them.
  return stated as unknown as Operation;
}

/** Who decides, for the log: the holder's pseudonym. Only operations with a scope decide. */
export function decisionOf({ holder }: Pick<Call, "holder">, reason: string): Decision {
  if (!holder) throw new Error("an operation without a scope decides nothing");
  return { actor: holder.actor, reason };
}
