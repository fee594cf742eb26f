import type { Pid } from "../../identifiers/pid.ts";
import type { Deed } from "../event.ts";
import type { Alias } from "../port.ts";
import type { PastEnding } from "./endings.ts";
import type { Row } from "./packed-rows.ts";

/** An event with its leaf hash and what it did; an erased body is undefined. */
export type LogLine = { seq: number; time: string; leaf: string; body: string | undefined };

/** How a PID stands in the tables; `at` is where to go on from. */
export type PidRow = { at: number; pid: Pid; row: Row; ending?: number; survivor?: Pid };

/** A registry's file as those see it who hold its fold in memory: the log, and the tables to begin from. */
export type FollowedFile = {
  /** Moves whenever another handle has committed. */
  version(): number;
  size(): number;
  /** Events from this place on, itself among them, oldest first and at most `limit`. */
  from(seq: number, limit: number): LogLine[];
  /** What stands in for an erased event. */
  standIn(seq: number): Deed | undefined;
  /** Runs steps that all see the tables as they were at one moment. */
  reading<T>(steps: () => Promise<T>): Promise<T>;
  pidCount(): number;
  pids(after: number, limit: number): PidRow[];
  endings(): Iterable<PastEnding>;
  /** Reason and note of every ending that has any. */
  endingWords(): Iterable<Pick<PastEnding, "seq" | "reason" | "note">>;
  /** Claims to identifiers of foreign grammars, oldest first. */
  claims(): Iterable<Alias>;
  /** Why the file at its path cannot be the one that was opened, or cannot be read any more; undefined while it can. */
  fault(): string | undefined;
  close(): void;
};
