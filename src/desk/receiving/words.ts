import type { BatchAnswer, SentRecords } from "../../access-points/api/inbox.ts";
import type { ProblemCode } from "../../errors.ts";

/** What a server asks of its receiver, a line each: a batch under a number, its records in base64. */
export type Asked = Omit<SentRecords, "lines"> & { id: number; lines: string };

/** What the receiver answers, with the batch's number. */
export type Answered = { id: number } & Outcome;

/** What became of a batch, a problem, or a fault of the receiver's own. */
export type Outcome =
  | { answer: BatchAnswer; problem?: undefined; fault?: undefined }
  | { problem: { code: ProblemCode; detail: string; more: Record<string, unknown> }; fault?: undefined }
  | { fault: string; problem?: undefined };
