import type { ProblemCode } from "../../errors.ts";
import type { Store } from "../port.ts";

/** The verbs of a store that write; the others read, and do so where they are asked. */
export const writingVerbs = [
  "put",
  "remove",
  "seen",
  "follow",
  "ripple",
  "reunite",
  "beginRun",
  "endRun",
  "addFindings",
  "forgetFindings",
] as const satisfies readonly (keyof Store)[];

/** What a thread is asked, with the time that it shall be; and what it answers. `id` 0 says that it is open. */
export type Call = {
  id: number;
  verb: (typeof writingVerbs)[number] | "close";
  given: readonly unknown[];
  at: number;
};
export type Reply = {
  id: number;
  result?: unknown;
  problem?: { code: ProblemCode; detail: string; more: Readonly<Record<string, unknown>> };
  fault?: string;
};
