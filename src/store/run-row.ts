import type { LastRead, RunRecord, RunState } from "./harvest-book.ts";

/** A run as both stores keep it. */
export type RunRow = {
  id: number;
  source: string;
  started: string;
  ended: string | null;
  state: RunState;
  progress: string | null;
  summary: string | null;
};

/** The run of a row. */
export function runOf({ id, source, started, ended, state, progress, summary }: RunRow): RunRecord {
  return {
    id,
    source,
    started,
    state,
    ...(ended === null ? {} : { ended }),
    ...(progress === null ? {} : { progress: JSON.parse(progress) }),
    ...(summary === null ? {} : { summary: JSON.parse(summary) }),
  };
}

/** When a source was first run and last read to the end, as it is summed up of its rows. */
export type LastReadRow = { source: string; first: string; complete: string | null };

/** What is known of each source. */
export function lastReadsOf(rows: readonly LastReadRow[]): Map<string, LastRead> {
  return new Map(
    rows.map(({ source, first, complete }) => [source, { first, ...(complete === null ? {} : { complete }) }]),
  );
}
