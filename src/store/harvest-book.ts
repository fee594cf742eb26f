/**
 * What the store keeps for the harvest: its runs and what they found, which records each has seen, what it plans to do, and
 * which records seem to have been merged in their source. All of it can be deleted; of what is here only when a record was read, and by
 * which mapping, is served.
 */
import type { Pid } from "../identifiers/pid.ts";

/**
 * Where a run stands. `running`, or `interrupted` when its process ended; `planned` (a dry run) and `held` (a guard) keep their
 * plan until somebody decides; `partial` has not seen everything; `replayed` has described what is kept and read no source.
 */
export type RunState =
  | "running"
  | "interrupted"
  | "planned"
  | "held"
  | "complete"
  | "partial"
  | "replayed"
  | "failed"
  | "cancelled"
  | "discarded";

export type RunRecord = {
  id: number;
  source: string;
  started: string;
  ended?: string;
  state: RunState;
  /** How far it had come, as the harvest wrote it with its last batch. */
  progress?: unknown;
  summary?: unknown;
};

/** A finding to keep; `record` where it comes of describing that record. */
export type NotedFinding = { record?: string; finding: unknown };

/** What is known of a record: what the source said, by which mapping and in which run it was last described; `seen` by the run that asks. */
export type Print = { content: string; revision: string; run: number; seen: boolean };

/** A record that a run has not seen, and since when it is missing; absent where it was there at the last run that looked. */
export type Unseen = { key: string; since?: string };

/** A record as it is kept. `content` is "" where it was last put before that was kept. */
export type Original = { key: string; content: string; original: string };

/**
 * One thing to do: take a record in (`create`, `update`, `redescribe`, `rename`, of which `was` is the key that it had) or take
 * it away (`vanish`). `record` is the source's record as JSON; `base` the content it was compared with, absent where none was known.
 */
export type PlannedStep = {
  key: string;
  action: "create" | "update" | "redescribe" | "rename" | "vanish";
  content?: string;
  base?: string;
  was?: string;
  record?: string;
};

/** A PID whose record vanished and seems to be the same thing as another's, with what says so. */
export type Suspect = {
  id: number;
  source: string;
  run: number;
  key: string;
  gone: Pid;
  survivor: Pid;
  evidence: readonly string[];
  state: "open" | "accepted" | "rejected";
  note?: string;
};

/** From where the next read of changes starts, and when a source was last asked what it has no longer. */
export type SourceState = { mark?: string; askedMissing?: string };

/** When a source was first run, and when it was last read to the end. */
export type LastRead = { first: string; complete?: string };

export interface HarvestBook {
  /** Of these records those that are known. */
  prints(source: string, run: number, keys: readonly string[]): Promise<Map<string, Print>>;
  /** These records were seen in this run. One that is put is seen by that. */
  seen(source: string, run: number, keys: readonly string[]): Promise<void>;
  /** Records of a source that this run has not seen, in order of key, after one of them and at most `limit`. */
  unseen(source: string, run: number, after: string, limit: number): Promise<Unseen[]>;
  /** How many records a source has, and how many of them this run has not seen. */
  tally(source: string, run: number): Promise<{ known: number; unseen: number }>;
  /** Records that this run has not seen are missing from now on, unless they were before; those it has seen are not. */
  noteMissing(source: string, run: number): Promise<void>;
  /** The keys of a source's records in their order, after one of them and at most `limit`. */
  records(source: string, after: string, limit: number): Promise<string[]>;
  /** Records as they are kept, in the order of their keys, after one of them and at most `limit`. */
  originals(source: string, after: string, limit: number): Promise<Original[]>;
  /** The original of one record, where it is known. */
  original(source: string, key: string): Promise<Original | undefined>;

  /** A new run; one of this source that was running before is interrupted. */
  beginRun(source: string): Promise<number>;
  /** An interrupted run goes on under its number. */
  resumeRun(run: number): Promise<void>;
  /** Writes how far a run has come; answers whether somebody asked that it ends. */
  progress(run: number, progress: unknown): Promise<{ cancelled: boolean }>;
  /** Asks that a run ends after its batch; false where it is not running. */
  cancelRun(run: number): Promise<boolean>;
  endRun(run: number, state: RunState, summary: unknown): Promise<void>;
  run(run: number): Promise<RunRecord | undefined>;
  /** Runs, newest first; of one source where it is named. */
  runs(limit: number, source?: string): Promise<RunRecord[]>;
  /** Of every source that was ever run: when it first was, and when its last complete run ended. */
  lastReads(): Promise<Map<string, LastRead>>;
  /** Sources whose every record has been read in this epoch. */
  completeSources(): Promise<Set<string>>;
  sourceState(source: string): Promise<SourceState>;
  /** What is not named stays. */
  keepSourceState(source: string, state: SourceState): Promise<void>;

  /** What a run found. A finding that names its record stays until that record is described again or removed. */
  addFindings(source: string, run: number, findings: readonly NotedFinding[]): Promise<void>;
  /** Drops what runs of a source before this one found, but for what belongs to a record that is as it was. */
  forgetFindings(source: string, before: number): Promise<void>;
  /** What there is to find in a source now, oldest first. */
  findings(source: string, after: number, limit: number): Promise<{ seq: number; finding: unknown }[]>;

  /** Adds steps to a run's plan; answers the keys that it has a step for already, which are left as they are unless `replace`. */
  plan(run: number, steps: readonly PlannedStep[], replace?: boolean): Promise<string[]>;
  /** A run's plan in the order it was made, after a place in it and at most `limit`. */
  planned(run: number, after: number, limit: number): Promise<{ seq: number; step: PlannedStep }[]>;
  /** How many steps of each kind a run's plan still has. */
  planCounts(run: number): Promise<Partial<Record<PlannedStep["action"], number>>>;
  /** These steps were taken, or are not to be. */
  unplan(run: number, seqs: readonly number[]): Promise<void>;
  /** Drops the plans of a source's runs up to this one, and what they have seen. Those that waited for somebody are discarded. */
  dropPlans(source: string, upTo: number): Promise<void>;

  /** Merges that a run proposes; one that is open for a key stays as it is. */
  suspect(suspects: readonly Omit<Suspect, "id" | "state">[]): Promise<void>;
  /** In the order in which they were proposed; those that are open, or all. */
  suspects(which: "open" | "all"): Promise<Suspect[]>;
  /** What was decided of one; without a decision it is forgotten, because its record came back. */
  decideSuspect(id: number, decided?: { state: "accepted" | "rejected"; note?: string }): Promise<void>;
}
