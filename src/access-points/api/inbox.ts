/** Where what is sent to a source is taken in; whoever does it is a process of its own. */

/** Records for a source, one a line. The same `name` means the same batch again, known within its sender. */
export type SentRecords = { source: string; sender: string; name?: string; lines: Uint8Array };

/** What became of one line, or why it was not taken. */
export type SentAnswer = {
  /** Its place in what was sent, counted from 1. */
  line: number;
  key?: string;
  outcome: "created" | "updated" | "unchanged" | "withdrawn" | "waiting" | "rejected";
  pid?: string;
  findings?: {
    kind: "rejected" | "unused" | "doubtful";
    rule: string;
    field?: string;
    value?: string;
    detail: string;
  }[];
};

/** What became of a batch: the run that took it in, and every line. */
export type BatchAnswer = { run: number; items: SentAnswer[] };

export interface Inbox {
  /**
   * Takes a batch in; what is answered is in the store. Faults: `source-unknown`, `request-malformed`, `idempotency-conflict`, `not-ready`
   * (nothing of it was taken), `writer-lost` (it is not known whether it was).
   */
  take(sent: SentRecords): Promise<BatchAnswer>;
}
