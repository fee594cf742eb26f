import type { ProblemCode } from "../../errors.ts";
import type { Store } from "../port.ts";

/** What a thread may be asked: every verb of a store but those that answer at once. */
export const verbs = [
  "put",
  "remove",
  "read",
  "lastState",
  "saidOf",
  "summaries",
  "referrers",
  "referrerCounts",
  "list",
  "described",
  "counts",
  "changes",
  "follow",
  "cursor",
  "ripple",
  "due",
  "turn",
  "reunite",
  "prints",
  "seen",
  "unseen",
  "tally",
  "noteMissing",
  "records",
  "originals",
  "original",
  "beginRun",
  "resumeRun",
  "progress",
  "cancelRun",
  "endRun",
  "run",
  "runs",
  "lastReads",
  "completeSources",
  "sourceState",
  "keepSourceState",
  "addFindings",
  "forgetFindings",
  "findings",
  "plan",
  "planned",
  "planCounts",
  "unplan",
  "dropPlans",
  "suspect",
  "suspects",
  "decideSuspect",
  "close",
] as const satisfies readonly (keyof Store)[];
export type Verb = (typeof verbs)[number];

/** A call, with the time that it shall be in the thread; `id` 0 is the opening, which nobody asks for. */
export type Call = { id: number; verb: Verb; given: readonly unknown[]; at: number };

/** What became of a call: what it gave, a fault that a caller can tell apart, or any other. */
export type Reply = {
  id: number;
  result?: unknown;
  problem?: { code: ProblemCode; detail: string; more: Readonly<Record<string, unknown>> };
  fault?: string;
};
